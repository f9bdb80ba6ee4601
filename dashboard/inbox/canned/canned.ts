/** Canned responses in the reply box: which one is being named, what is done with the reply, and what isn't sent unasked. */
import { signal } from '@preact/signals';
import type { Action } from '#core/model/actions/action.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Mode } from '#dashboard/data/drafts.ts';
import type { Attachment } from '#dashboard/data/files/uploads.ts';

/** What is typed after a slash, or in a note after an @, and the stretch of the text that a choice replaces. */
export type Command = { from: number; to: number; query: string; mark: string };

/** Letters of any script, also several words: a title is often typed with its blanks. */
const COMMAND = /(?:^|\s|\((?=@))(?<mark>[/@])(?<query>[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_ -]{0,39}|)$/u;

/** The command with one of these marks that ends at the caret, anywhere in a text; undefined where there is none. */
export function commandAt(text: string, caret: number, marks: '/' | '@' | '/@' = '/'): Command | undefined {
  const { query, mark } = COMMAND.exec(text.slice(0, caret))?.groups ?? {};
  if (query === undefined || mark === undefined || !marks.includes(mark)) return undefined;
  return { from: caret - query.length - 1, to: caret, query, mark };
}

/** The actions that are done when the reply is sent, by conversation. */
export const prepared = signal<Readonly<Record<Id, readonly Action[]>>>({});

/** Sets them. */
export function prepare(id: Id, actions: readonly Action[]): void {
  prepared.value = { ...prepared.peek(), [id]: actions };
}

/** What a response leaves to be filled in. */
const BLANK = /\{\{[^{}]+\}\}/;

/** The open composer; there is one at a time. */
export const replyBox: {
  /** Inserts what a response says in the open conversation, where a reply or a note is written. */
  insert: ((textFor: (conversation: Conversation, mode: Mode) => string) => void) | undefined;
  /** Takes files that are dropped on the conversation, or are a response's. */
  attach: ((files: readonly Attachment[]) => void) | undefined;
  /** Why a reply isn't sent before the agent says so, because of what a colleague does. */
  gate: (() => Held | undefined) | undefined;
} = { insert: undefined, attach: undefined, gate: undefined };

/** Why a reply isn't sent before the agent says so: it is a command without a response, or has a blank to fill in. */
export type Held = { kind: 'command' | 'blank' | 'answering' | 'answered'; what: string };
/** What is in the text itself. */
type Unfinished = { kind: 'command' | 'blank'; what: string };

/** Why a reply or a note isn't sent immediately; undefined for most. */
export function heldBack(text: string): Unfinished | undefined {
  const [blank] = BLANK.exec(text) ?? [];
  if (blank !== undefined) return { kind: 'blank', what: blank };
  const command = text.startsWith('/') ? commandAt(text, text.length) : undefined;
  return command?.from === 0 && command.query !== '' ? { kind: 'command', what: text } : undefined;
}
