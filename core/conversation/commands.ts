/** Requested changes to a conversation, as data. */
import type { RateLimit, RateLimitBalance } from '#core/limits/rate-limit.ts';
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import type { RecordEvent } from '#core/model/closed-sets.ts';
import type { Handler } from '#core/model/conversations/conversation.ts';
import type { HandoffNote } from '#core/model/messages/handoff-note.ts';
import type { Id } from '#core/model/id.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { RuleRun } from '#core/model/actions/rule-run.ts';
import type { AwaitedCode } from './state.ts';

/** An agent, as a row names them. */
export type Named = { id: Id; name: string };

/** The author on the team's side: an agent, or an admin without an agent record, who may have no name. */
export type Author = Named | { id: null; name: string | null };

/** Who caused a transition. */
export type Actor =
  | { type: 'agent'; agent: Named }
  | { type: 'visitor' }
  /** `key`: the name of the API key that did it. */
  | { type: 'system'; reason: string; key?: string };

/** Why a bot or workflow stops and people go on, in one word for machines. */
export type HandoffReason =
  | 'asked'
  | 'unanswered'
  | 'max_turns'
  | 'budget'
  | 'refused'
  | 'timeout'
  | 'not_configured'
  | 'failed'
  | 'flow'
  /** A turn that came to nothing in time. */
  | 'overdue'
  /** An agent came first. */
  | 'taken_over';

/** What the team did about a message or a visitor, in any status; visitors don't see it. `about_seq`: the row, `about_id`: the other conversation. */
export type Recording = {
  type: 'record';
  event: RecordEvent;
  by: Actor;
  about_seq?: number;
  about_id?: Id;
};

/** What a remark is about, as data, for readers of any language. */
export type RemarkFacts = Pick<Metadata, 'held' | 'agent_id' | 'address' | 'tool'>;

/** A requested change. `assignee` is the agent who gets a conversation back when it is reopened, if they can take it. */
export type Command =
  | {
      type: 'visitor_message';
      content: string;
      client_message_id: string;
      name: string | null;
      /** Its files; null for none. */
      metadata?: Metadata | null;
      allowance: RateLimit;
      assignee: Named | null;
      /** The hash of the code that was in it, which `content` doesn't have any more. */
      typed_code?: string;
    }
  | { type: 'agent_message'; agent: Author; content: string; client_message_id: string; metadata: Metadata | null }
  | { type: 'note'; agent: Author; content: string; metadata: Metadata | null; client_message_id: string }
  | { type: 'follow_up'; content: string }
  | {
      type: 'bot_message';
      /** The bot, by id and name; null for a workflow. */
      bot: Named | null;
      content: string;
      client_message_id: string;
      metadata: Metadata | null;
      /** The row of the visitor's message that it answers: such answers are counted. Null for what only leads on. */
      answers: number | null;
      /** The last of the visitor's messages that is dealt with: who wrote later goes on waiting. By default that is all, or what it answers. */
      handled_seq?: number;
      /** Who talks from here on. */
      handler: Exclude<Handler, 'agent'>;
      /** The code that is awaited from here on; null for none. By default that stays as it is. */
      code?: AwaitedCode | null;
    }
  /** A notice for the visitor while nobody has the chat. It doesn't count as an answer. */
  | { type: 'notice'; content: string }
  /** What a bot tells those who take over, in English and as data; visitors don't see it. */
  | { type: 'summary'; bot: Named | null; content: string; note: HandoffNote }
  /** An agent follows it or no longer does; visitors don't see it. */
  | { type: 'follow'; agent: Named; isFollowing: boolean }
  /** What the product tells the team, in any status; visitors don't see it. `reason` is one word for machines. */
  | { type: 'remark'; content: string; reason: string; about?: RemarkFacts }
  /** What a rule did, for the team; `rule`: which, and on what. */
  | { type: 'rule_ran'; content: string; rule: RuleRun }
  | Recording
  | { type: 'hand_off'; reason: HandoffReason }
  /** `isInternal`: only the team sees the row. `why`: what chose this agent, unless a person did. */
  | { type: 'assign'; agent: Named; by: Actor; isInternal?: true; why?: AssignmentReason }
  | { type: 'requeue'; by: Actor; isInternal?: true }
  /** Its agent is gone: unanswered chats go back to the queue, and answered ones stay unassigned until the visitor writes again. */
  | { type: 'release'; by: Actor }
  /** Put aside until a time, milliseconds since 1970, or with null until the visitor writes. Visitors don't see it. */
  | { type: 'snooze'; until_ms: number | null; by: Actor }
  /** It comes back to this agent, or to the queue. */
  | { type: 'wake'; assignee: Named | null; by: Actor }
  | { type: 'resolve'; by: Actor }
  | { type: 'close'; by: Actor }
  | { type: 'reopen'; by: Actor; assignee: Named | null }
  | { type: 'rate'; rating: number; feedback: string | null; allowance: RateLimit };

/** What a conversation starts with. */
export type NewConversation = {
  widget_id: Id;
  visitor_id: Id;
  /** Who answers first. */
  handler: Handler;
  content: string;
  client_message_id: string;
  name: string | null;
  metadata?: Metadata | null;
  allowance: RateLimit;
  /** What earlier conversations left of the allowance; without any it is whole. */
  left?: RateLimitBalance | undefined;
};
