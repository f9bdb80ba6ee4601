/** The agents a note calls: those whose name stands in it behind an @, and those who fit what is typed there. */
import type { Agent } from '#core/model/team/agent.ts';
import type { Id } from '#core/model/id.ts';
import { fold } from '#core/text/fold.ts';
import type { Team } from './team.ts';
import { inboxLimits } from './inbox-limits.ts';

/** The most agents a note may call. */
const MAX = inboxLimits.conversation['mentions']?.count ?? 0;

type Named = Pick<Agent, 'id' | 'name'>;

/** What of a text is the name of an agent, behind its @; the longest name counts, and all who have it. */
function namedAt(text: string, agents: readonly Named[]): readonly Named[] {
  const isWhole = (name: string) => name !== '' && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(name.length));
  const found = agents.filter(({ name }) => text.startsWith(name) && isWhole(name));
  const longest = Math.max(...found.map(({ name }) => name.length));
  return found.filter(({ name }) => name.length === longest);
}

/** The agents a text calls, each once. */
export function mentionedIn(text: string, agents: readonly Named[]): Id[] {
  const all = [...text.matchAll(/@/g)].flatMap(({ index }) => namedAt(text.slice(index + 1), agents));
  return [...new Set(all.map(({ id }) => id))].slice(0, MAX);
}

/** The agents a note calls, of a team that may have to be fetched first. */
export async function mentionedBy(note: string, { agents }: Pick<Team, 'agents'>): Promise<Id[]> {
  await agents.need();
  return mentionedIn(note, agents.value.peek().data ?? []);
}

/** A text in pieces: those that call one of these agents, and what is between them. */
export function splitMentions(text: string, agents: readonly Named[]): { text: string; isMention: boolean }[] {
  const pieces: { text: string; isMention: boolean }[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/@/g)) {
    const [named] = namedAt(text.slice(index + 1), agents);
    if (!named || index < from) continue;
    const to = index + 1 + named.name.length;
    if (index > from) pieces.push({ text: text.slice(from, index), isMention: false });
    pieces.push({ text: text.slice(index, to), isMention: true });
    from = to;
  }
  return from < text.length ? [...pieces, { text: text.slice(from), isMention: false }] : pieces;
}

const MAX_OFFERED = 20;

/**
 * The agents whose name, or a word of it, begins with what was typed, accents and case aside. Nobody once a name is there
 * whole and goes on in no other: Enter then sends the note.
 */
export function fittingAgents<One extends Pick<Agent, 'name'>>(agents: readonly One[], typed: string): One[] {
  const wanted = fold(typed.trim());
  const found = agents.filter(({ name }) => {
    const folded = fold(name);
    return folded.startsWith(wanted) || folded.split(' ').some((word) => word.startsWith(wanted));
  });
  if (found.length === 1 && found[0]?.name === typed) return [];
  return found.toSorted((one, other) => one.name.localeCompare(other.name)).slice(0, MAX_OFFERED);
}
