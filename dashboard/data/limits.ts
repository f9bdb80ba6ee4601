/** The limits of form fields, read from the contract's schemas. Evaluated when the dashboard is built: no schema comes along. */
import * as z from 'zod/mini';
import { type StepKind, stepSchemas } from '#core/automation/steps/kinds.ts';
import { stepId } from '#core/automation/turn/step-kind.ts';
import { MAX_DAYS_BY_HOUR } from '#core/contract/endpoints/reports.ts';
import { teamApi } from '#core/contract/http.ts';
import { departmentIds, maxConcurrentChats } from '#core/model/agent.ts';
import { apiKeySettings } from '#core/model/api-key.ts';
import { articleSettings } from '#core/model/article.ts';
import { botSettings } from '#core/model/bot.ts';
import { cannedResponseSettings } from '#core/model/canned-response.ts';
import { label } from '#core/model/conversation.ts';
import { departmentSettings } from '#core/model/department.ts';
import { metadata } from '#core/model/message.ts';
import { attributes, content, locale, name } from '#core/model/text.ts';
import { teamChoices } from '#core/model/team-settings.ts';
import { viewSettings } from '#core/model/view.ts';
import { ticketSettings } from '#core/model/ticket.ts';
import { widgetSettings } from '#core/model/widget.ts';
import { webhookSettings } from '#core/webhooks/webhook.ts';

/** What a field takes: characters, the ends of a number, entries of a list. */
type Limits = { maxLength?: number; min?: number; max?: number; count?: number };
type Schema = {
  type?: string;
  pattern?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  propertyNames?: Schema;
  items?: Schema;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
};

const written = (schema: z.ZodMiniType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** A pattern of character classes, such as `^[a-z][a-z0-9_]{0,39}$`, says how many characters there may be. */
function charactersOf(pattern = ''): number | undefined {
  const classes = /^\^(?:\(\?![^)]*\)\$?\)?)?(?<classes>(?:\[[^\]]+\](?:\{\d+(?:,\d+)?\})?)+)\$$/.exec(pattern)
    ?.groups?.['classes'];
  if (classes === undefined) return undefined;
  const most = [...classes.matchAll(/\](?:\{(?:\d+,)?(\d+)\})?/g)].map(([, count]) => Number(count ?? 1));
  return most.reduce((sum, count) => sum + count, 0);
}

/** A whole number has the ends of what a program can count to, unless it has ends of its own. */
const endOf = (value: number | undefined): number | undefined =>
  Number.isSafeInteger(value ?? 0.5) && Math.abs(value ?? 0) === Number.MAX_SAFE_INTEGER ? undefined : value;

function ownLimits({ maxLength, minimum, maximum, maxItems, pattern }: Schema): Limits {
  const all = {
    maxLength: maxLength ?? charactersOf(pattern),
    min: endOf(minimum),
    max: endOf(maximum),
    count: maxItems,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The limits of a schema's fields by their path, `*` standing for any entry; the schema itself has the empty path. */
function limitsOf(schema: Schema, path = ''): [string, Limits][] {
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  const own = ownLimits(schema);
  return [
    ...(Object.keys(own).length > 0 ? [[path, own] as [string, Limits]] : []),
    ...[...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) =>
      limitsOf(part, path),
    ),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => limitsOf(part, below(key))),
    ...(schema.additionalProperties ? limitsOf(schema.additionalProperties, below('*')) : []),
    ...(schema.propertyNames ? limitsOf(schema.propertyNames, below('#')) : []),
    ...(schema.items ? limitsOf(schema.items, below('*')) : []),
  ];
}

const fieldsOf = (schema: z.ZodMiniType): Record<string, Limits> => {
  const found: Record<string, Limits> = {};
  for (const [path, limits] of limitsOf(written(schema))) found[path] = { ...found[path], ...limits };
  return found;
};

/** The limits of what forms set, by the path of a field. */
export const limits = {
  agent: fieldsOf(z.object({ max_concurrent_chats: maxConcurrentChats, department_ids: departmentIds })),
  apiKey: fieldsOf(apiKeySettings),
  article: fieldsOf(articleSettings),
  bot: fieldsOf(botSettings),
  cannedResponse: fieldsOf(cannedResponseSettings),
  conversation: fieldsOf(z.object({ label, attributes, content, mentions: metadata.shape.mentions })),
  department: fieldsOf(departmentSettings),
  search: fieldsOf(teamApi.listConversations.query),
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
