/** What the API description calls by a name: entities, pages, reports, bodies and their parts. */
import * as z from 'zod/mini';
import { action, actionResult, undoResult } from '#core/model/actions/action.ts';
import { agent, invitedMember, teamMember } from '#core/model/team/agent.ts';
import { apiKey, createdApiKey } from '#core/model/team/api-key.ts';
import { article, importReport } from '#core/model/knowledge/article.ts';
import { auditEntry } from '#core/model/team/audit.ts';
import { bot, connectionTest, unansweredQuestion } from '#core/model/bots/bot.ts';
import { businessDay, businessHours } from '#core/model/widgets/business-hours.ts';
import { source, sourcePage, sourcePreview, sourceTrial } from '#core/model/knowledge/source.ts';
import { cannedResponse } from '#core/model/actions/canned-response.ts';
import { card } from '#core/model/visitors/card.ts';
import { conversationFields } from '#core/model/conversations/conversation-fields.ts';
import {
  conversation,
  conversationWithDraft,
  draft,
  listedConversation,
  ownConversation,
  visitorConversation,
} from '#core/model/conversations/conversation.ts';
import { department } from '#core/model/team/department.ts';
import { problems } from '#core/model/errors.ts';
import { fileLimits, fileLink, fileSettings, messageFile, upload } from '#core/model/files/file.ts';
import { helpArticle, helpList } from '#core/model/knowledge/help-article.ts';
import { id } from '#core/model/id.ts';
import { liveVisitor } from '#core/model/visitors/live-visitor.ts';
import { copilotDay, copilotUse } from '#core/model/knowledge/copilot.ts';
import { handoffNote } from '#core/model/messages/handoff-note.ts';
import { ranTool } from '#core/model/messages/ran-tool.ts';
import { toolDay, toolUse } from '#core/model/bots/tool-use.ts';
import { learnedQuestion } from '#core/model/knowledge/learned.ts';
import { rehearsal, rehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import {
  latestModelRun,
  modelEstimate,
  modelResult,
  modelRun,
  modelVerdict,
  plannedCall,
} from '#core/model/bots/model-run.ts';
import { testQuestion, trial, triedQuestion } from '#core/model/bots/test-question.ts';
import { mention } from '#core/model/messages/mention.ts';
import { message, metadata, sentMessage, visitorMessage } from '#core/model/messages/message.ts';
import { receiver } from '#core/model/bots/receiver.ts';
import { scheduledMessage } from '#core/model/messages/scheduled.ts';
import { suggestion, suggestions } from '#core/model/knowledge/suggestion.ts';
import { teamSettings } from '#core/model/team/team-settings.ts';
import { ticket } from '#core/model/conversations/ticket.ts';
import { listFilter, savedView, viewCount } from '#core/model/conversations/view.ts';
import { ownVisitor, samePerson, visitor, visitorRecord } from '#core/model/visitors/visitor.ts';
import { visitorBlock } from '#core/model/visitors/visitor-block.ts';
import { availability } from '#core/model/widgets/public-widget.ts';
import { widget } from '#core/model/widgets/widget.ts';
import { definition, workflow } from '#core/automation/definition.ts';
import { rule, ruleCondition, ruleTrigger } from '#core/automation/rules/rule.ts';
import { test } from '#core/automation/steps/condition.ts';
import { step } from '#core/automation/steps/kinds.ts';
import { type EventType, eventTypes } from '#core/webhooks/event-types.ts';
import { eventSchema } from '#core/webhooks/events.ts';
import { webhook, webhookDelivery, webhookDeliveryDetails, webhookWithSecret } from '#core/webhooks/webhook.ts';
import { session } from '#core/contract/endpoints/visitors/widget-api.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { endpoints } from './http.ts';

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(problems)),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  /** The stored record, where an update was based on an earlier version. */
  current: z.optional(z.looseObject({})),
  /** What uses a record that is therefore not deleted. */
  used_by: z.optional(z.array(z.object({ type: z.string(), id, name: z.string() }))),
});

/** What the gateway answers when it refuses a request by itself. */
const gatewayError = z.object({ message: z.string() });

const entities = {
  Agent: agent,
  ApiKey: apiKey,
  CreatedApiKey: createdApiKey,
  AuditEntry: auditEntry,
  Article: article,
  ArticleImport: importReport,
  Availability: availability,
  Bot: bot,
  CannedResponse: cannedResponse,
  Card: card,
  Conversation: conversation,
  ListedConversation: listedConversation,
  ConversationFields: conversationFields,
  ConversationWithDraft: conversationWithDraft,
  Draft: draft,
  Department: department,
  FileLimits: fileLimits,
  FileLink: fileLink,
  GatewayError: gatewayError,
  Message: message,
  MessageFile: messageFile,
  MessageMetadata: metadata,
  OwnConversation: ownConversation,
  OwnVisitor: ownVisitor,
  Problem: problem,
  Mention: mention,
  ScheduledMessage: scheduledMessage,
  SavedView: savedView,
  SentMessage: sentMessage,
  Session: session,
  TeamMember: teamMember,
  InvitedTeamMember: invitedMember,
  TeamSettings: teamSettings,
  Ticket: ticket,
  Source: source,
  ReadPage: sourcePage,
  SourcePreview: sourcePreview,
  SourceTrial: sourceTrial,
  UnansweredQuestion: unansweredQuestion,
  CopilotDay: copilotDay,
  CopilotUse: copilotUse,
  ToolDay: toolDay,
  ToolUse: toolUse,
  RanTool: ranTool,
  HandoffNote: handoffNote,
  LearnedQuestion: learnedQuestion,
  TestQuestion: testQuestion,
  TriedQuestion: triedQuestion,
  Trial: trial,
  ModelRun: modelRun,
  LatestModelRun: latestModelRun,
  ModelEstimate: modelEstimate,
  ModelResult: modelResult,
  ModelVerdict: modelVerdict,
  PlannedCall: plannedCall,
  Rehearsal: rehearsal,
  RehearsedConversation: rehearsedConversation,
  Suggestion: suggestion,
  Suggestions: suggestions,
  HelpArticle: helpArticle,
  HelpList: helpList,
  ConnectionTest: connectionTest,
  Upload: upload,
  Visitor: visitor,
  ViewCount: viewCount,
  VisitorRecord: visitorRecord,
  SamePerson: samePerson,
  VisitorBlock: visitorBlock,
  VisitorConversation: visitorConversation,
  VisitorMessage: visitorMessage,
  Rule: rule,
  Webhook: webhook,
  WebhookWithSecret: webhookWithSecret,
  WebhookDelivery: webhookDelivery,
  WebhookDeliveryDetails: webhookDeliveryDetails,
  Widget: widget,
  Workflow: workflow,
};

/** Answers whose operation doesn't say what they are. */
const answers: Record<string, z.ZodMiniType> = {
  EmbedCode: endpoints.getEmbedCode.answer.schema,
  IdentitySecret: endpoints.rotateIdentitySecret.answer.schema,
  ContextLink: endpoints.openContextLink.answer.schema,
  ContextSecret: endpoints.rotateContextSecret.answer.schema,
  SigningSecret: endpoints.issueSigningSecret.answer.schema,
  Dashboard: endpoints.getDashboard.answer.schema,
  Mentionable: endpoints.listMentionable.answer.schema,
  ConversationPresence: endpoints.listPresence.answer.schema,
  LiveVisitor: liveVisitor,
  LiveVisitors: endpoints.listLiveVisitors.answer.schema,
  Mentions: endpoints.listMentions.answer.schema,
  ScheduledMessages: endpoints.listScheduledMessages.answer.schema,
  SavedDraft: endpoints.saveDraft.answer.schema,
  OpenApiDocument: endpoints.getApiDescription.answer.schema,
  OwnApiKey: endpoints.getOwnApiKey.answer.schema,
  Modules: endpoints.listModules.answer.schema,
  McpResponse: endpoints.callMcp.answer.schema,
  Me: endpoints.getMe.answer.schema,
  OwnNotices: endpoints.getOwnNotices.answer.schema,
  PushDevices: endpoints.listPushSubscriptions.answer.schema,
  PushDevice: endpoints.addPushSubscription.answer.schema,
  SavedViews: endpoints.listViews.answer.schema,
  ViewCounts: endpoints.countViews.answer.schema,
  PublishedArticles: endpoints.publishArticles.answer.schema,
  PushKey: endpoints.getPushKey.answer.schema,
  ActionRun: endpoints.runActions.answer.schema,
  ActionsUndone: endpoints.undoActions.answer.schema,
  OwnAgent: endpoints.getOwnAgent.answer.schema,
  StartedConversation: endpoints.startConversation.answer.schema,
  WebhookReplay: endpoints.replayWebhook.answer.schema,
  RuleTrial: endpoints.tryRule.answer.schema,
  VisitorBlocked: endpoints.getVisitorBlock.answer.schema,
  VisitorExport: endpoints.exportVisitor.answer.schema,
  WidgetConfig: endpoints.widgetConfig.answer.schema,
};

/** Parts that requests and answers share. */
const parts: Record<string, z.ZodMiniType> = {
  BusinessHours: businessHours,
  BusinessDay: businessDay,
  FileSettings: fileSettings,
  ListFilter: listFilter,
  Receiver: receiver,
  RuleTrigger: ruleTrigger,
  RuleCondition: ruleCondition,
  WorkflowDefinition: definition,
  WorkflowStep: step,
  WorkflowTest: test,
  ...variants(step, 'Step'),
  Action: action,
  ActionResult: actionResult,
  UndoResult: undoResult,
  ...variants(action, 'Action'),
  ...variants(receiver, 'Receiver'),
  ...variants(test, 'Test'),
};

/** The events that webhooks receive, by their kinds. */
export const events: ReadonlyMap<EventType, z.ZodMiniType> = new Map(
  eventTypes.map((type): [EventType, z.ZodMiniType] => [type, eventSchema(type)]),
);

/** `ConversationStatusChangedEvent` for `conversation.status_changed`. */
const eventName = (type: string): string => `${type.split(/[._]/).map(capital).join('')}Event`;

/** The names of what answers have. */
export const answerNames = z.registry<{ id: string }>();
/** The names of what requests have: the same parts before defaults, which must not have other fields. */
export const requestNames = z.registry<{ id: string }>();

for (const [id, schema] of Object.entries({ ...entities, ...answers, ...parts })) answerNames.add(schema, { id });
for (const [id, schema] of Object.entries(parts)) requestNames.add(schema, { id: `${id}Input` });
for (const [type, schema] of events) answerNames.add(schema, { id: eventName(type) });
for (const [operation, { answer, body }] of Object.entries<Endpoint>(endpoints)) {
  const name = answer.schema && answerName(operation, answer.schema);
  if (answer.schema && name !== undefined) add(answerNames, answer.schema, name);
  if (body) add(requestNames, body, `${capital(operation)}Body`);
}

function add(names: typeof answerNames, schema: z.ZodMiniType, id: string): void {
  if (!names.has(schema)) names.add(schema, { id });
}

/** `WidgetPage` for a page of widgets, `VolumeReport` for `reportVolume`; nothing for a list without pages. */
function answerName(operation: string, schema: z.ZodMiniType): string | undefined {
  const report = /^report(\w+)$/.exec(operation)?.[1];
  if (report !== undefined) return `${report}Report`;
  const { data } = (schema as Partial<z.ZodMiniObject>).shape ?? {};
  const item = data instanceof z.ZodMiniArray && answerNames.get(data.def.element as z.ZodMiniType)?.id;
  return item ? `${item}Page` : undefined;
}

/** The alternatives of a union, by the word that tells them apart: `AskStep`. */
function variants(union: z.ZodMiniDiscriminatedUnion, kind: string): Record<string, z.ZodMiniType> {
  const { options, discriminator } = union._zod.def as z.core.$ZodDiscriminatedUnionDef<z.ZodMiniObject[]>;
  const entries = options.map((option): [string, z.ZodMiniType] => {
    const { values } = (option.shape[discriminator] as z.ZodMiniLiteral<string>)._zod.def;
    return [`${String(values[0]).split('_').map(capital).join('')}${kind}`, option];
  });
  return Object.fromEntries(entries);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
