/** The limits of form fields, read from the contract's schemas. Evaluated when the dashboard is built: no schema comes along. */
import * as z from 'zod/mini';
import { type StepKind, stepSchemas } from '#core/automation/steps/kinds.ts';
import { ruleSettings } from '#core/automation/rules/rule.ts';
import { stepId } from '#core/automation/turn/step-kind.ts';
import { MAX_DAYS_BY_HOUR } from '#core/contract/endpoints/reports.ts';
import { teamApi } from '#core/contract/http.ts';
import { agentSkills } from '#core/model/team/assignment-choices.ts';
import { departmentIds, maxConcurrentChats } from '#core/model/team/agent.ts';
import { apiKeySettings } from '#core/model/team/api-key.ts';
import { articleSettings } from '#core/model/knowledge/article.ts';
import { botSettings } from '#core/model/bots/bot.ts';
import { cannedResponseSettings } from '#core/model/actions/canned-response.ts';
import { fieldChoices } from '#core/model/conversations/conversation-fields.ts';
import { departmentSettings } from '#core/model/team/department.ts';
import { testQuestionSettings } from '#core/model/bots/test-question.ts';
import { sourceChanges } from '#core/model/knowledge/source.ts';
import { locale, name } from '#core/model/text.ts';
import { teamChoices } from '#core/model/team/team-settings.ts';
import { viewSettings } from '#core/model/conversations/view.ts';
import { ticketSettings } from '#core/model/conversations/ticket.ts';
import { widgetSettings } from '#core/model/widgets/widget.ts';
import { webhookSettings } from '#core/webhooks/webhook.ts';
import { type Limits, fieldsOf, written } from './fields-of.ts';

/** The limits of what forms set, by the path of a field. */
export const limits = {
  agent: fieldsOf(
    z.object({ max_concurrent_chats: maxConcurrentChats, department_ids: departmentIds, ...agentSkills }),
  ),
  apiKey: fieldsOf(apiKeySettings),
  article: fieldsOf(articleSettings),
  bot: fieldsOf(botSettings),
  cannedResponse: fieldsOf(cannedResponseSettings),
  department: fieldsOf(departmentSettings),
  source: fieldsOf(sourceChanges),
  testQuestion: fieldsOf(testQuestionSettings),
  rule: fieldsOf(ruleSettings),
  fields: fieldsOf(fieldChoices),
  invitation: fieldsOf(teamApi.inviteTeamMember.body),
  ticketSearch: fieldsOf(teamApi.listTickets.query),
  team: fieldsOf(teamChoices),
  ticket: fieldsOf(ticketSettings),
  view: fieldsOf(z.pick(viewSettings, { name: true })),
  webhook: fieldsOf(webhookSettings),
  widget: fieldsOf(widgetSettings),
  workflow: fieldsOf(z.object({ name, stepId })),
};

/** The limits of what forms of workflow steps set, by the kind of step and the path of a field within it. */
export const stepLimits = Object.fromEntries(
  Object.entries(stepSchemas).map(([kind, schema]) => [kind, fieldsOf(schema)]),
) as Record<StepKind, Record<string, Limits>>;

/** Forms of texts that are checked while one types. */
export const patterns = {
  locale: written(locale).pattern ?? '',
  stepId: written(stepId).pattern ?? '',
  color: written(widgetSettings.shape.primary_color).pattern ?? '',
};

/** The most days of a report by the hour. */
export const maxDaysByHour = MAX_DAYS_BY_HOUR;

/** The name under which each operation takes the version that a change is based on, where it does; another one is refused. */
export const versionFields: Readonly<Record<string, 'version' | 'revision'>> = Object.fromEntries(
  Object.entries(teamApi).flatMap(([operation, endpoint]) => {
    const fields = 'body' in endpoint ? (written(endpoint.body).properties ?? {}) : {};
    const field = (['version', 'revision'] as const).find((name) => name in fields);
    return field ? [[operation, field]] : [];
  }),
);
