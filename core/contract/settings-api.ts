/** What the function `settings-api` serves: what admins set up, reports, and what is rarely asked for. */
import { access } from '#core/contract/endpoints/admin/access.ts';
import { context } from '#core/contract/endpoints/admin/context.ts';
import { fields } from '#core/contract/endpoints/admin/fields.ts';
import { members } from '#core/contract/endpoints/admin/members.ts';
import { modules } from '#core/contract/endpoints/admin/modules.ts';
import { rehearsals } from '#core/contract/endpoints/admin/rehearsals.ts';
import { rules } from '#core/contract/endpoints/admin/rules.ts';
import { teamSettings } from '#core/contract/endpoints/admin/team.ts';
import { sources } from '#core/contract/endpoints/admin/sources.ts';
import { testQuestions } from '#core/contract/endpoints/admin/test-questions.ts';
import { visitorData } from '#core/contract/endpoints/admin/visitors.ts';
import { webhooks } from '#core/contract/endpoints/admin/webhooks.ts';
import { bots } from '#core/contract/endpoints/bots/bots.ts';
import { description } from '#core/contract/endpoints/description.ts';
import { learned } from '#core/contract/endpoints/bots/learned.ts';
import { ownResponses } from '#core/contract/endpoints/conversations/own-responses.ts';
import { reports } from '#core/contract/endpoints/reports.ts';
import { widgets } from '#core/contract/endpoints/visitors/widgets.ts';
import { workflows } from '#core/contract/endpoints/bots/workflows.ts';

/** The rows, by operation. */
export const settingsApi = {
  ...widgets,
  ...teamSettings,
  ...members,
  ...context,
  ...fields,
  ...access,
  ...modules,
  ...webhooks,
  ...workflows,
  ...rules,
  ...bots,
  ...sources,
  ...learned,
  ...testQuestions,
  ...rehearsals,
  ...ownResponses,
  ...reports,
  ...visitorData,
  ...description,
} as const;
