/** Canned responses for a conversation: which fit what is typed, and what one of them says and does there. */
import { fold } from '#core/text/fold.ts';
import type { Action } from '#core/model/actions/action.ts';
import { MAX_ACTIONS } from '#core/model/closed-sets.ts';
import type { CannedResponse } from '#core/model/actions/canned-response.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { filledIn } from '#core/model/actions/variables.ts';
import type { Mode } from '#dashboard/data/drafts.ts';
import { prepare, prepared, replyBox } from './canned.ts';

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

/** A text with its variables filled in for a conversation; what isn't known stays to be filled in by hand. */
export const filled = (
  text: string,
  { visitor, attributes = {} }: Pick<Conversation, 'visitor' | 'attributes'>,
  agent: string | undefined,
): string =>
  filledIn(text, {
    'visitor.name': visitor.name,
    'visitor.email': visitor.email,
    'agent.name': agent,
    attributes,
  });

/** The actions of a response, with their notes filled in, after those of an earlier one. One of a kind of which there may be one replaces the earlier. */
function withActions(before: readonly Action[], added: readonly Action[]): Action[] {
  const ends = (type: Action['type']) => (type === 'snooze' || type === 'resolve' ? 'end' : type);
  const isMany = (type: Action['type']) => type === 'note' || type === 'add_label' || type === 'remove_label';
  const isReplaced = (one: Action) =>
    added.some((other) =>
      isMany(one.type)
        ? JSON.stringify(one) === JSON.stringify(other)
        : !isMany(other.type) && ends(one.type) === ends(other.type),
    );
  return [...before.filter((one) => !isReplaced(one)), ...added].slice(0, MAX_ACTIONS);
}

/**
 * Takes a response up: copies of its files are attached, its actions are prepared, and its text is returned. Actions are done
 * with a reply: a note has none.
 */
export const takeUp =
  ({ content, actions, files }: CannedResponse, agent: string | undefined) =>
  (conversation: Conversation, mode: Mode): string => {
    const { id } = conversation;
    if (files.length > 0)
      replyBox.attach?.(files.map(({ id: copyOf, name, type, size }) => ({ copyOf, name, type, size })));
    if (mode === 'note') return filled(content, conversation, agent);
    const own = actions.map((one) =>
      one.type === 'note' ? { ...one, content: filled(one.content, conversation, agent) } : one,
    );
    if (own.length > 0) prepare(id, withActions(prepared.peek()[id] ?? [], own));
    return filled(content, conversation, agent);
  };
