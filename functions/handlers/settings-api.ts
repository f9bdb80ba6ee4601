/** The function behind what admins set up, reports, and what is rarely asked for. It has no business with files. */
import { type TeamCaller, whoIs } from '#core/access/team-access.ts';
import { access } from '#core/contract/endpoints/admin/access.ts';
import { rehearsals } from '#core/contract/endpoints/admin/rehearsals.ts';
import { rules } from '#core/contract/endpoints/admin/rules.ts';
import { testQuestions } from '#core/contract/endpoints/admin/test-questions.ts';
import { visitorData } from '#core/contract/endpoints/admin/visitors.ts';
import { webhooks } from '#core/contract/endpoints/admin/webhooks.ts';
import { members } from '#core/contract/endpoints/admin/members.ts';
import { bots } from '#core/contract/endpoints/bots/bots.ts';
import { learned } from '#core/contract/endpoints/bots/learned.ts';
import { ownResponses } from '#core/contract/endpoints/conversations/own-responses.ts';
import { reports } from '#core/contract/endpoints/reports.ts';
import { sources } from '#core/contract/endpoints/admin/sources.ts';
import { workflows } from '#core/contract/endpoints/bots/workflows.ts';
import { settingsApi as rows } from '#core/contract/settings-api.ts';
import { callerOf } from '#functions/callers.ts';
import {
  coreDeps,
  deliveryStarterOf,
  log,
  modelRunStarterOf,
  readingStarterOf,
  rehearsalStarterOf,
  trialStarterOf,
  userDirectoryOf,
  userPoolOf,
} from '#functions/container.ts';
import { addresses } from '#functions/http/addresses.ts';
import { descriptionFiles } from '#functions/http/built-files.ts';
import { clientAddress } from '#functions/http/client-address.ts';
import type { Operations } from '#functions/http/call.ts';
import { lazyOperations } from '#functions/http/operations/lazy-operations.ts';
import type { BotDeps } from '#functions/http/operations/bots/bots.ts';
import { contextOperations } from '#functions/http/operations/settings/context.ts';
import { type DescriptionDeps, descriptionOperations } from '#functions/http/operations/settings/description.ts';
import { fieldOperations } from '#functions/http/operations/conversations/fields.ts';
import { moduleOperations } from '#functions/http/operations/settings/modules.ts';
import { type SetupDeps, setupOperations } from '#functions/http/operations/settings/settings.ts';
import type { WebhookOperationDeps } from '#functions/http/operations/settings/webhooks.ts';
import type { TestQuestionDeps } from '#functions/http/operations/bots/test-questions.ts';
import type { SourceOperationDeps } from '#functions/http/operations/bots/sources.ts';
import { type WidgetOperationDeps, widgetOperations } from '#functions/http/operations/widget/widgets.ts';
import { keyLimits } from '#functions/http/request-limits.ts';
import { MAX_TEAM_BODY_BYTES } from '#functions/http/request-body.ts';
import { readAddresses } from '#functions/http/routes.ts';
import { type HttpHandler, serve } from '#functions/http/serve.ts';
import { type TeamCallerDeps, identifyTeam } from '#functions/identity/team-caller.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import type { Log } from '#functions/platform/log.ts';
import { requireInScope } from '#functions/use-cases/access/require-in-scope.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { readList, readVariables } from '#functions/platform/variables.ts';
import type { ContextDeps } from '#functions/use-cases/context/context.ts';
import type { ModuleDeps } from '#functions/use-cases/integrations/modules.ts';
import type { MemberDeps } from '#functions/use-cases/team/change-member.ts';
import type { RehearsalStartDeps } from '#functions/use-cases/rehearsal/start-rehearsal.ts';
import type { WorkflowDeps } from '#functions/use-cases/settings/workflows.ts';

/** What setting up needs. */
export type SettingsApiDeps = WidgetOperationDeps &
  WebhookOperationDeps &
  WorkflowDeps &
  ModuleDeps &
  DescriptionDeps &
  SetupDeps &
  BotDeps &
  SourceOperationDeps &
  TestQuestionDeps &
  RehearsalStartDeps &
  ContextDeps &
  MemberDeps &
  TeamCallerDeps & { originSecret: string };

/** Every operation of setting up. */
export const settingsOperations: Operations<SettingsApiDeps, keyof typeof rows> = {
  ...setupOperations,
  ...lazyOperations(access, async () => (await import('#functions/http/operations/team/access.ts')).accessOperations),
  ...contextOperations,
  ...fieldOperations,
  ...lazyOperations(members, async () => (await import('#functions/http/operations/team/members.ts')).memberOperations),
  ...moduleOperations,
  ...lazyOperations(
    webhooks,
    async () => (await import('#functions/http/operations/settings/webhooks.ts')).webhookOperations,
  ),
  ...widgetOperations,
  ...lazyOperations(bots, async () => (await import('#functions/http/operations/bots/bots.ts')).botOperations),
  ...lazyOperations(sources, async () => (await import('#functions/http/operations/bots/sources.ts')).sourceOperations),
  ...lazyOperations(
    learned,
    async () => (await import('#functions/http/operations/bots/learned.ts')).learnedOperations,
  ),
  ...lazyOperations(
    testQuestions,
    async () => (await import('#functions/http/operations/bots/test-questions.ts')).testQuestionOperations,
  ),
  ...lazyOperations(
    rehearsals,
    async () => (await import('#functions/http/operations/bots/rehearsals.ts')).rehearsalOperations,
  ),
  ...lazyOperations(
    workflows,
    async () => (await import('#functions/http/operations/bots/workflows.ts')).workflowOperations,
  ),
  ...lazyOperations(
    ownResponses,
    async () => (await import('#functions/http/operations/conversations/own-responses.ts')).ownResponseOperations,
  ),
  ...lazyOperations(rules, async () => (await import('#functions/http/operations/bots/rules.ts')).ruleOperations),
  ...lazyOperations(reports, async () => (await import('#functions/http/operations/team/reports.ts')).reportOperations),
  ...lazyOperations(
    visitorData,
    async () => (await import('#functions/http/operations/visitors/visitor-data.ts')).visitorDataOperations,
  ),
  ...descriptionOperations,
};

/** The handler, on dependencies that are built when the first request comes. */
export const settingsApi = (deps: () => SettingsApiDeps, log: Log): HttpHandler =>
  serve({
    rows,
    known: readAddresses(addresses),
    operations: settingsOperations,
    deps,
    identify: identifyTeam,
    requireSeen: requireInScope,
    asCaller: (given, caller: TeamCaller | undefined) => (caller ? { ...given, by: whoIs(caller) } : given),
    addressOf: ({ originSecret }, event) => clientAddress(event, originSecret),
    maxBodyBytes: MAX_TEAM_BODY_BYTES,
    log,
  });

function build(): SettingsApiDeps {
  const variables = readVariables('settings-api', process.env);
  const deps = coreDeps(variables);
  return {
    ...deps,
    people: userDirectoryOf(variables, deps.table),
    userPool: userPoolOf(variables),
    randomText,
    description: descriptionFiles(import.meta.dirname),
    fileReader: async () => {
      const { readFile } = await import('#functions/article-files/read.ts');
      return readFile;
    },
    publicOrigin: variables.PUBLIC_ORIGIN,
    httpStepHosts: readList(variables.HTTP_STEP_HOSTS),
    cardHosts: readList(variables.CARD_HOSTS),
    cardsOnThisMachine: variables.LOOPBACK_CARDS === 'yes',
    cards: new Map(),
    sendOut: async () => {
      const { senderOut } = await import('#functions/platform/network/send-out.ts');
      return senderOut(variables.LOOPBACK_CARDS === 'yes');
    },
    moduleSettings: readList(variables.MODULE_SETTINGS),
    hasMail: variables.HAS_MAIL !== '',
    onThisMachine: variables.LOOPBACK_PUSH === 'yes',
    startDelivery: deliveryStarterOf(variables),
    startReading: readingStarterOf(variables),
    startTrial: trialStarterOf(variables),
    startRehearsal: rehearsalStarterOf(variables),
    startModelRun: modelRunStarterOf(variables.AUTOMATION_FUNCTION),
    callReader: callerOf(variables.READ_FUNCTION),
    callAutomation: callerOf(variables.AUTOMATION_FUNCTION),
    originSecret: variables.ORIGIN_SECRET,
    ...keyLimits(Date.now),
    tokenRules: { audience: variables.AGENT_AUDIENCE, groupsClaim: variables.AGENT_GROUPS_CLAIM },
  };
}

/** What API Gateway calls. What fails to be built is answered like any other fault. */
export const handler = lazyHandler('settings-api', () => settingsApi(build, log));
