/** What must hold once nothing goes wrong any more and everybody has looked. */
import { lastSeq } from '#client/timeline/rows.ts';
import { absentees, givenUnasked, orphans, overslept, sleepers, wrongs } from '#test/faults/invariants.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import type { World } from './schedule.ts';
import { MEMORY } from './visitor-tab.ts';

/** Everything that is wrong, in words. */
export function wrongsAtRest(world: World): string[] {
  const stored = world.stored();
  return [
    ...wrongs(stored),
    ...sleepers(stored, world.simulation.ms),
    ...orphans(stored),
    ...absentees(stored),
    ...overslept(stored, world.simulation.ms),
    ...givenUnasked(stored),
    ...lostOrDoubled(
      world,
      stored.conversations.flatMap(({ rows }) => rows),
    ),
    ...shownToVisitors(world, stored.conversations),
    ...shownToAgents(world, stored.conversations),
  ];
}

/** What was acknowledged is stored once; what was typed is stored, or shown as unsent, or kept for the next page. */
function lostOrDoubled({ history, visitors, agents }: World, rows: readonly StoredRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { content } of rows) counts.set(content, (counts.get(content) ?? 0) + 1);
  const found: string[] = [];
  const kept = new Set<string>();
  for (const { tabs, storage } of visitors) {
    for (const { actor, state } of tabs) if (!actor.isDead) for (const { content } of state().outbox) kept.add(content);
    const { outbox = {} } = JSON.parse(storage.getItem(MEMORY) ?? '{}') as {
      outbox?: Record<string, { content: string }>;
    };
    for (const { content } of Object.values(outbox)) kept.add(content);
  }
  for (const { tabs, storage } of agents) {
    for (const { actor, inbox } of tabs)
      if (!actor.isDead) for (const { content } of inbox.outbox.items.peek()) kept.add(content);
    for (let index = 0; index < storage.length; index++)
      for (const { content } of JSON.parse(storage.getItem(storage.key(index) ?? '') ?? '[]') as { content: string }[])
        kept.add(content);
  }
  const cleared = new Set(visitors.filter(({ hasCleared }) => hasCleared).map(({ name }) => name));
  for (const { by, content } of history.typed) {
    const count = counts.get(content) ?? 0;
    const isAcknowledged = history.acknowledged.has(content);
    if (count > 1) found.push(`"${content}" is stored ${count} times`);
    if (count === 0 && isAcknowledged) found.push(`"${content}" was acknowledged and isn't stored`);
    else if (count === 0 && !kept.has(content) && !cleared.has(by))
      found.push(`"${content}" is neither stored nor kept nor shown as unsent`);
  }
  return found;
}

type Conversations = ReturnType<World['stored']>['conversations'];

/** Each open window shows its conversation, whole and in order, and nothing as unsent that could be sent. */
function shownToVisitors({ visitors }: World, conversations: Conversations): string[] {
  return visitors.flatMap(({ tabs }) =>
    tabs
      .filter(({ actor }) => !actor.isDead)
      .flatMap(({ actor: { name }, state }) => {
        const { conversation, timeline, outbox, connection, trouble, visitor, isOpen } = state();
        const found: string[] = [];
        // Behind a closed window nobody stays connected for a chat that is over.
        if (!isOpen && connection === 'idle') return found;
        if (trouble && !conversation) found.push(`${name} is in trouble: ${trouble}`);
        for (const message of outbox)
          if (message.state !== 'failed') found.push(`${name} still shows "${message.content}" as ${message.state}`);
        const own = conversations.filter(({ state: { visitor_id } }) => visitor_id === visitor?.id);
        const open = own.find(({ state: { status } }) => status !== 'closed');
        if (open && conversation?.id !== open.metadata.id)
          found.push(`${name} shows conversation ${conversation?.id}, not ${open.metadata.id}`);
        const shown = own.find(({ metadata }) => metadata.id === conversation?.id);
        if (!shown) return found;
        if (connection !== 'live' && open) found.push(`${name} is ${connection}`);
        // Whose turn it is, a visitor isn't shown.
        const asShown = (status: string | undefined) => (status === 'waiting' ? 'active' : status);
        if (asShown(conversation?.status) !== asShown(shown.state.status))
          found.push(`${name} shows ${conversation?.status}, and it is ${shown.state.status}`);
        const first = timeline[0]?.seq ?? 0;
        const rows = shown.rows.filter(({ visibility, seq }) => visibility === 'public' && seq >= first);
        const [seen, wanted] = [timeline, rows].map((some) =>
          some.map(({ seq, content }) => `${seq} ${content}`).join('|'),
        );
        if (seen !== wanted) found.push(`${name} shows ${seen} of ${wanted}`);
        return found;
      }),
  );
}

/** The conversation on each agent's screen is shown whole and in order, with its state and count. */
function shownToAgents({ agents }: World, conversations: Conversations): string[] {
  return agents.flatMap(({ tabs }) =>
    tabs
      .filter(({ actor }) => !actor.isDead)
      .flatMap(({ actor: { name }, inbox, watched, status }) => {
        const found: string[] = [];
        if (status() !== 'live') found.push(`${name} is ${status()}`);
        for (const message of inbox.outbox.items.peek())
          if (message.state !== 'failed') found.push(`${name} still shows "${message.content}" as ${message.state}`);
        const stored = conversations.find(({ metadata }) => metadata.id === watched);
        if (!stored || watched === undefined) return found;
        const { rows, state } = inbox.threads.of(watched).peek();
        if (state !== 'ready') found.push(`${name} has ${watched} ${state}`);
        const first = rows[0]?.seq ?? 0;
        const wanted = stored.rows.filter(({ seq }) => seq >= first).map(({ seq, content }) => `${seq} ${content}`);
        const seen = rows.map(({ seq, content }) => `${seq} ${content}`);
        if (seen.join('|') !== wanted.join('|')) found.push(`${name} shows ${seen.join('|')} of ${wanted.join('|')}`);
        const shown = inbox.conversations.get(watched);
        if (shown?.status !== stored.state.status)
          found.push(`${name} shows ${shown?.status}, and it is ${stored.state.status}`);
        if (shown?.last_seq !== lastSeq(stored.rows)) found.push(`${name} counts ${shown?.last_seq} rows`);
        return found;
      }),
  );
}
