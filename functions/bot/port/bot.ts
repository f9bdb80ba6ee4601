/** The port of bots: what one is asked, and what it answers. */
import type { AwaitedCode } from '#core/conversation/state.ts';
import type { HandoffReason } from '#core/conversation/commands.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import type { HandoffNote } from '#core/model/messages/handoff-note.ts';
import type { Id } from '#core/model/id.ts';
import type { Metadata, SenderType } from '#core/model/messages/message.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import type { Tools } from './tools.ts';

/** A message of the conversation, as far as a bot sees it: no notes, no system rows, no names. */
export type Said = {
  sender_type: SenderType;
  content: string;
  visibility: 'public' | 'internal';
  metadata?: Pick<Metadata, 'files' | 'options'> | null;
  client_message_id?: string | null;
};

/** What a turn depends on. */
export type Turn = {
  bot: BotItem;
  conversation: Id;
  visitor: Id;
  /** The visitor's message that is answered: the last of `history`. */
  seq: number;
  /** The conversation so far, oldest first, as stored; bots ignore rows of other kinds. */
  history: readonly Said[];
  /** What the visitor has said since the bot's last word, each message by itself, oldest first. */
  asked: readonly string[];
  /** The names of files that the visitor has sent without words since then. Bots can't read them. */
  files?: readonly string[];
  /** How many answers the bot has given in this conversation. */
  turns: number;
  /** What a model may have done; missing where there is nothing. */
  tools?: Tools | undefined;
};

/** An article that may hold the answer, and how sure that is. */
export type Passage = { article: Article; confidence: number };

/** One of the visitor's messages, with the articles that may answer it, surest first. */
export type Asked = { text: string; passages: readonly Passage[] };

/** What a bot is asked: a turn, of which `asked` is what it has to answer. */
export type Question = { turn: Turn; asked: readonly Asked[] };

/** Why a bot hands off. */
export type EscalationReason = Exclude<HandoffReason, 'flow' | 'overdue' | 'taken_over'>;

/** What a turn came to. */
export type Outcome =
  /** `resolve`: the visitor said that all is well. */
  | ({ action: 'answer' | 'resolve'; reply: string; confidence: number } & Awaiting)
  /** A greeting or thanks, returned: counted neither as answered nor as unanswered. */
  | ({ action: 'small_talk'; reply: string } & Awaiting)
  /** Asks back: counted like small talk. `options` are its buttons. */
  | ({ action: 'ask_back'; reply: string; options: readonly string[] } & Awaiting)
  /**
   * `note` is for the agents who take over, if there is anything to say; `reply` is a partial answer the visitor gets before.
   * `department` takes over in place of the bot's own.
   */
  | { action: 'escalate'; reason: EscalationReason; note?: HandoffNote; reply?: string; department?: Id | null }
  /** People have taken over: nothing is said. */
  | { action: 'dropped' };

/** The code that is awaited after an answer, as in `Command`; by default nothing changes. */
type Awaiting = { code?: AwaitedCode | null };

/** Receives piece by piece what a model writes, in order. It must not fail. */
export type OnDelta = (text: string) => void;

/** A bot: answers from its own index, or through a model. It always decides in time, and never fails because of a model. */
export type Bot = { answer: (question: Question, onDelta: OnDelta) => Promise<Outcome> };
