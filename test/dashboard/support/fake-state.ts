/** What a site of the tests knows: everything its pages can show. */
import type { ConversationFields } from '#core/model/conversations/conversation-fields.ts';
import type { Agent } from '#core/model/team/agent.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Bot, UnansweredQuestion } from '#core/model/bots/bot.ts';
import type { CannedResponse } from '#core/model/actions/canned-response.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import type { LiveVisitors } from '#core/model/visitors/live-visitor.ts';
import type { Department } from '#core/model/team/department.ts';
import type { LearnedQuestion } from '#core/model/knowledge/learned.ts';
import type { Source, SourcePage } from '#core/model/knowledge/source.ts';
import type { RehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import type { TriedQuestion } from '#core/model/bots/test-question.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { Suggestion } from '#core/model/knowledge/suggestion.ts';
import type { TeamSettings } from '#core/model/team/team-settings.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import type { Visitor } from '#core/model/visitors/visitor.ts';
import type { SavedView } from '#core/model/conversations/view.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import type { ToldDelivery } from '#dashboard/data/delivery.ts';
import type { Workflow } from '#core/automation/definition.ts';

/** All the site knows. */
export type FakeState = {
  socketUrl: string;
  me: number | undefined;
  agents: Agent[];
  conversations: FullConversation[];
  messages: Message[];
  /** Whether visitors are there, and where answers go. */
  delivery: ToldDelivery;
  visitors: Visitor[];
  views: SavedView[];
  widgets: Widget[];
  tickets: Ticket[];
  bots: Bot[];
  articles: Article[];
  unanswered: UnansweredQuestion[];
  learned: LearnedQuestion[];
  tested: TriedQuestion[];
  sources: Source[];
  /** By source. */
  sourcePages: Record<number, SourcePage[]>;
  /** What a rehearsal finds. */
  rehearsed: RehearsedConversation[];
  suggestions: Suggestion[];
  /** What models were asked to write. */
  copilotAsked: { request_id: string; task: string; text?: string; to?: string }[];
  workflows: Workflow[];
  departments: Department[];
  cannedResponses: CannedResponse[];
  teamSettings: TeamSettings;
  fields: ConversationFields;
  /** Who is on the sites. */
  live: LiveVisitors;
};
