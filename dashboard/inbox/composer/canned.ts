/** Canned responses in the reply box: which one is being named, which fit, what is inserted, and what isn't sent unasked. */
import { fold } from '#core/text/fold.ts';
import type { CannedResponse } from '#core/model/canned-response.ts';
import type { Conversation } from '#core/model/conversation.ts';

/** What is typed after a slash, or in a note after an @, and the stretch of the text that a choice replaces. */
export type Command = { from: number; to: number; query: string };

/** Letters of any script, also several words: a title is often typed with its blanks. */
const COMMAND = /(?:^|\s|\((?=@))(?<mark>[/@])(?<query>[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}_ -]{0,39}|)$/u;

/** The command with this mark that ends at the caret, anywhere in a text; undefined where there is none. */
export function commandAt(text: string, caret: number, mark: '/' | '@' = '/'): Command | undefined {
  const found = COMMAND.exec(text.slice(0, caret))?.groups;
  const query = found?.['query'];
  if (query === undefined || found?.['mark'] !== mark) return undefined;
  return { from: caret - query.length - 1, to: caret, query };
}

/** The most that are offered at a time; more words narrow them down. */
const MAX_OFFERED = 50;

/** Folding thousands of texts takes longer than a keystroke may: each is folded once. */
const folded = new WeakMap<CannedResponse, { title: string; content: string }>();

function foldedOf(response: CannedResponse): { title: string; content: string } {
  const known = folded.get(response) ?? { title: fold(response.title), content: fold(response.content) };
  folded.set(response, known);
  return known;
}

/** How well a response fits; undefined where it doesn't. */
function rankOf(response: CannedResponse, wanted: string): number | undefined {
  const { title, content } = foldedOf(response);
  const has = (text: string) => wanted.split(' ').every((word) => text.includes(word));
  if (response.shortcut.startsWith(wanted)) return 0;
  if (title.startsWith(wanted)) return 1;
  if (has(`${response.shortcut} ${title}`)) return 2;
  return has(`${title} ${content}`) ? 3 : undefined;
}

/**
 * The canned responses for everyone and for the conversation's department that have the typed words, accents and case
 * aside: those whose shortcut begins with them, then by title, then by text.
 */
export function fitting(all: readonly CannedResponse[], typed: string, departmentId: number | null): CannedResponse[] {
  const wanted = fold(typed.trim());
  return all
    .filter((one) => one.department_id === null || one.department_id === departmentId)
    .flatMap((one) => {
      const rank = rankOf(one, wanted);
      return rank === undefined ? [] : [{ one, rank }];
    })
    .sort((a, b) => a.rank - b.rank || (a.one.shortcut < b.one.shortcut ? -1 : 1))
    .slice(0, MAX_OFFERED)
    .map(({ one }) => one);
}

/** What a response leaves to be filled in. */
const BLANK = /\{\{\s*(\w+)\s*\}\}/;

/** A response's text with its `{{name}}`, `{{email}}` and `{{agent}}` filled in; what isn't known stays to be filled in by hand. */
export function filled(content: string, { visitor }: Pick<Conversation, 'visitor'>, agent: string | undefined): string {
  const known: Record<string, string | null | undefined> = { name: visitor.name, email: visitor.email, agent };
  return content.replaceAll(new RegExp(BLANK, 'g'), (mention, key: string) => known[key.toLowerCase()] || mention);
}

/** The open composer; there is one at a time. */
export const replyBox: {
  /** Inserts a response, where a reply is written. */
  insert: ((response: CannedResponse) => void) | undefined;
  /** Takes files that are dropped on the conversation. */
  attach: ((files: readonly File[]) => void) | undefined;
  /** Why a reply isn't sent before the agent says so, because of what a colleague does. */
  gate: (() => Held | undefined) | undefined;
} = { insert: undefined, attach: undefined, gate: undefined };

/** Why a reply isn't sent before the agent says so: it is a command without a response, has a blank to fill in, or a colleague answers. */
export type Held = { kind: 'command' | 'blank' | 'answering' | 'answered'; what: string };

/** Why a reply isn't sent immediately; undefined for most replies. */
export function heldBack(text: string): Held | undefined {
  const [blank] = BLANK.exec(text) ?? [];
  if (blank !== undefined) return { kind: 'blank', what: blank };
  const command = text.startsWith('/') ? commandAt(text, text.length) : undefined;
  return command?.from === 0 && command.query !== '' ? { kind: 'command', what: text } : undefined;
}
