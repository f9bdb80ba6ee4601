/** What must hold once nothing goes wrong any more and everybody has looked. */
import { lastSeq } from '#client/timeline/rows.ts';
import { absentees, forgotten, givenUnasked, orphans, overslept, sleepers, wrongs } from '#test/faults/invariants.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import type { Snapshot } from '#test/faults/invariants.ts';
import { departmentsOf } from '#functions/store/assignment/agent-store.ts';
import { isQueued } from '#core/conversation/state.ts';
import { keys } from '#functions/store/keys.ts';
import { createdAtMs } from '#core/model/id.ts';
import { unreadOf } from '#widget/app/state/state.ts';
import type { World } from './schedule.ts';
import { NEVER_MS } from './simulation.ts';
import { MEMORY } from './visitor-tab.ts';

/** Everything that is wrong, in words. */
export function wrongsAtRest(world: World): string[] {
  const stored = world.stored();
  const isErased = world.visitors.some(({ erased }) => erased.length > 0);
  return [
    // What an agent had with somebody who was erased isn't there to be counted.
    ...wrongs(stored).filter((wrong) => !isErased || !/ever, had/.test(wrong)),
    ...forgotten(stored),
    ...leftOfErased(world, stored),
    ...connectedAfterRemoval(world),
    ...neverPushed(world),
    ...wronglyMissing(world, stored),
    ...openTwice(stored),
    ...severalVisitors(world),
    ...becameAnother(world, stored),
    ...signedOut(world),
    ...passedOnEarly(world, stored),
    ...overdueThoughAnswered(stored),
    ...wronglyListed(world, stored),
    ...sleepers(stored, world.simulation.ms),
    ...orphans(stored),
    ...absentees(stored),
    ...overslept(stored, world.simulation.ms),
    ...givenUnasked(stored),
    ...world.outside.wrongsOfTurns(stored.conversations),
    ...lostOrDoubled(
      world,
      stored.conversations.flatMap(({ rows }) => rows),
    ),
    ...(world.ending === 'unseen'
      ? [...contradictions(world), ...contradictionsOfVisitors(world, stored.conversations)]
      : [...shownToVisitors(world, stored.conversations), ...shownToAgents(world, stored.conversations)]),
  ];
}

/** Who was erased has left nothing but that their sessions are over. */
function leftOfErased({ visitors }: World, { conversations, items }: Snapshot): string[] {
  return visitors.flatMap(({ name, erased }) =>
    erased.flatMap((id) => [
      ...conversations
        .filter(({ state }) => state.visitor_id === id)
        .map(({ metadata }) => `conversation ${metadata.id} of ${name}, who was erased, is still stored`),
      ...items
        .filter(({ pk, sk }) => pk === keys.visitor(id).pk && sk !== keys.visitorGate(id).sk)
        .map(({ sk }) => `${name} was erased, and ${String(sk)} is there`),
    ]),
  );
}

/** Who was removed or erased has no connection any more. */
function connectedAfterRemoval({ agents, visitors, connections }: World): string[] {
  const erased = new Set(visitors.flatMap((one) => one.erased));
  const removed = new Set(agents.filter(({ isRemoved }) => isRemoved).map(({ person }) => person.userId));
  const open = connections.filter(({ tab, isHalfOpen }) => !isHalfOpen && !tab?.isDead);
  return [
    ...open
      .filter(({ who }) => removed.has(String(who['user_id'])))
      .map(({ id, who }) => `${String(who['user_id'])} was removed, and ${id} is still open`),
    ...open
      .filter(({ who }) => who['principal'] === 'visitor' && erased.has(Number(who['visitor_id'])))
      .map(({ id, who }) => `visitor ${String(who['visitor_id'])} was erased, and ${id} is still open`),
  ];
}

/** What was acknowledged was pushed to whoever listens. The first message of a chat comes with the chat. */
function neverPushed({ history }: World): string[] {
  return [...history.sent]
    .filter((content) => !history.pushed.has(content))
    .map((content) => `"${content}" was acknowledged and never pushed`);
}

/** Nobody was told that a chat doesn't exist, which does; but for who was removed, or is another visitor by now. */
function wronglyMissing({ history, agents, visitors }: World, { conversations }: Snapshot): string[] {
  const others = [
    ...agents.filter(({ isRemoved }) => isRemoved),
    ...visitors.filter(({ hasCleared, erased }) => hasCleared || erased.length > 0),
  ];
  const isAnother = (actor: string) => others.some(({ name }) => actor.startsWith(name));
  return conversations
    .map(({ metadata }) => [metadata.id, history.missing.get(String(metadata.id))] as const)
    .filter(([, actor]) => actor !== undefined && !isAnother(actor))
    .map(([id, actor]) => `${actor} was told that conversation ${id} doesn't exist`);
}

/** A visitor has one chat that isn't closed. */
function openTwice({ conversations }: Snapshot): string[] {
  const open = conversations.filter(({ state: { status } }) => status !== 'closed');
  return [...Map.groupBy(open, ({ state }) => state.visitor_id)]
    .filter(([, own]) => own.length > 1)
    .map(([id, own]) => `visitor ${id} has ${own.length} open conversations`);
}

/** The tabs of a browser are one visitor's, unless that one is gone or the storage was. */
function severalVisitors({ visitors }: World): string[] {
  return visitors
    .filter(({ hasCleared, erased }) => !hasCleared && erased.length === 0)
    .flatMap(({ name, tabs }) => {
      const ids = tabs
        .filter(({ actor }) => !actor.isDead && actor.asleepUntil < NEVER_MS)
        .map(({ state }) => state().visitor?.id)
        .filter((id) => id !== undefined);
      return new Set(ids).size > 1 ? [`the tabs of ${name} are those of visitors ${ids.join(' and ')}`] : [];
    });
}

/** Who wrote before is the same visitor afterwards, unless they were erased or their storage was cleared. */
function becameAnother({ visitors }: World, { conversations }: Snapshot): string[] {
  return visitors
    .filter(({ hasCleared, erased }) => !hasCleared && erased.length === 0)
    .flatMap(({ name }) => {
      const own = conversations.filter(({ rows }) => rows.some(({ content }) => content.startsWith(`${name} says`)));
      const ids = new Set(own.map(({ state }) => state.visitor_id));
      return ids.size > 1 ? [`${name} became another visitor: ${[...ids].join(' and ')}`] : [];
    });
}

/** A session lasts, whichever of the two keys signed it; but for whom was erased. */
function signedOut({ history, visitors }: World): string[] {
  const isErased = (actor: string) => visitors.some(({ name, erased }) => erased.length > 0 && actor.startsWith(name));
  return [...history.signedOut].filter((actor) => !isErased(actor)).map((actor) => `${actor} was signed out`);
}

/** Nobody loses a chat for want of an answer sooner than they have to answer. */
function passedOnEarly({ answersWithinSeconds }: World, { conversations }: Snapshot): string[] {
  return conversations.flatMap(({ metadata, rows }) =>
    rows.flatMap(({ seq, id, metadata: about }, index) => {
      if (about?.reason !== 'no_first_response') return [];
      const given = rows
        .slice(0, index)
        .findLast(({ milestone }) => milestone === 'assigned' || milestone === 'reopened');
      const ms = createdAtMs(id) - createdAtMs(given?.id ?? id);
      return ms < (answersWithinSeconds ?? 0) * 1000
        ? [`conversation ${metadata.id} was passed on at ${seq} after ${ms} ms`]
        : [];
    }),
  );
}

/** The team's lists have what waits, and nothing that waits no longer. */
function wronglyListed({ agents, ending }: World, { agents: items, conversations }: Snapshot): string[] {
  return agents
    .filter(({ isRemoved }) => !isRemoved)
    .flatMap(({ person, tabs }) => {
      const item = items.find(({ id }) => id === person.id);
      const own = item ? departmentsOf(item) : [];
      return tabs
        .filter(({ actor, status }) => !actor.isDead && status() === 'live')
        .flatMap(({ actor: { name }, inbox }) =>
          conversations.flatMap(({ metadata, state }) => {
            const known = inbox.conversations.get(metadata.id);
            // What waits in departments of others is in the lists that are fetched, and nobody is told what becomes of it.
            if (!own.includes(metadata.department_id)) return [];
            if (isQueued(state) && !known) return [`${name} doesn't list conversation ${metadata.id}, which waits`];
            return ending === 'heals' &&
              known?.status === 'pending' &&
              known.handler === 'agent' &&
              state.status !== 'pending'
              ? [`${name} still lists conversation ${metadata.id} as waiting, and it is ${state.status}`]
              : [];
          }),
        );
    });
}

/** How long what a visitor asked a bot may wait before agents are asked. */
const TURN_MS = 90_000;

/** No chat is taken from a bot as long as nothing waits so long that it hasn't answered. */
function overdueThoughAnswered({ conversations }: Snapshot): string[] {
  return conversations.flatMap(({ metadata, rows }) =>
    rows.flatMap(({ seq, id, metadata: about }, index) => {
      if (about?.reason !== 'overdue') return [];
      const before = rows.slice(0, index);
      const answered = Math.max(
        0,
        ...before.map(({ content }) => Number(/^Bo answers to (\d+)$/.exec(content)?.[1] ?? 0)),
      );
      const waits = before.find((row) => row.sender_type === 'visitor' && row.seq > answered);
      const isEarly = answered > 0 && createdAtMs(id) - createdAtMs(waits?.id ?? id) < TURN_MS;
      return isEarly ? [`conversation ${metadata.id} was taken from its bot at ${seq}, which had answered`] : [];
    }),
  );
}

/** What a window shows agrees with itself, whatever it has missed: no state is ahead of the rows for long. */
function contradictions({ agents }: World): string[] {
  return agents
    .filter(({ isRemoved }) => !isRemoved)
    .flatMap(({ tabs }) => tabs.filter(({ actor }) => !actor.isDead))
    .flatMap(({ actor: { name }, inbox, watched, status }) => {
      if (watched === undefined || status() !== 'live') return [];
      const { rows, state } = inbox.threads.of(watched).peek();
      const shown = inbox.conversations.get(watched);
      const isBehind = state === 'ready' && shown !== undefined && lastSeq(rows) < shown.last_seq;
      return isBehind ? [`${name} counts ${shown.last_seq} rows and shows ${lastSeq(rows)}`] : [];
    });
}

/** A visitor isn't shown the state of before the newest row that they are shown: it is asked for, whatever was lost. */
function contradictionsOfVisitors({ visitors }: World, conversations: Conversations): string[] {
  return visitors
    .flatMap(({ tabs }) => tabs.filter(({ actor }) => !actor.isDead && actor.asleepUntil < NEVER_MS))
    .flatMap(({ actor: { name }, state }) => {
      const { conversation, timeline, connection } = state();
      const stored = conversations.find(({ metadata }) => metadata.id === conversation?.id);
      if (!stored || connection !== 'live') return [];
      const shown = lastSeq(timeline);
      const allowed = stored.rows.filter(({ seq }) => seq >= shown).map((row) => asShown(row.state.status));
      const isStale = shown > 0 && !allowed.includes(asShown(conversation?.status));
      return isStale ? [`${name} shows ${conversation?.status}, and it is no more since row ${shown}`] : [];
    });
}

/** Whose turn it is, a visitor isn't shown. */
const asShown = (status: string | undefined) => (status === 'waiting' ? 'active' : status);

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
  const isErased = visitors.some(({ erased }) => erased.length > 0);
  const cleared = new Set(visitors.filter(({ hasCleared }) => hasCleared).map(({ name }) => name));
  for (const { by, content } of history.typed) {
    const count = counts.get(content) ?? 0;
    const isAcknowledged = history.acknowledged.has(content);
    // Whose storage was cleared, or full, may have become another visitor, who sends what was kept.
    const isDoubled = cleared.has(by) ? count > timesOf(content, rows) : count > 1;
    if (isDoubled) found.push(`"${content}" is stored ${count} times`);
    if (isErased && count === 0) continue;
    if (count === 0 && isAcknowledged) found.push(`"${content}" was acknowledged and isn't stored`);
    else if (count === 0 && !kept.has(content) && !cleared.has(by))
      found.push(`"${content}" is neither stored nor kept nor shown as unsent`);
  }
  return found;
}

/** In how many conversations something is. */
const timesOf = (content: string, rows: readonly StoredRow[]): number =>
  new Set(rows.filter((row) => row.content === content).map((row) => row.conversation_id)).size;

type Conversations = ReturnType<World['stored']>['conversations'];

/** Each open window shows its conversation, whole and in order, and nothing as unsent that could be sent. */
function shownToVisitors({ visitors, ending }: World, conversations: Conversations): string[] {
  return visitors.flatMap(({ tabs }) =>
    tabs
      .filter(({ actor }) => !actor.isDead && actor.asleepUntil < NEVER_MS)
      .flatMap(({ actor: { name }, state }) => {
        const { conversation, timeline, outbox, connection, trouble, visitor, isOpen, readByVisitor } = state();
        const found: string[] = [];
        const own = conversations.filter(({ state: { visitor_id } }) => visitor_id === visitor?.id);
        const open = own.find(({ state: { status } }) => status !== 'closed');
        // Behind a closed window nobody stays connected for a chat that is over.
        if (!isOpen && connection === 'idle' && !(open && ending === 'looked at')) return found;
        if (trouble && !conversation) found.push(`${name} is in trouble: ${trouble}`);
        for (const message of outbox)
          if (message.state !== 'failed') found.push(`${name} still shows "${message.content}" as ${message.state}`);
        if (open && conversation?.id !== open.metadata.id)
          found.push(`${name} shows conversation ${conversation?.id}, not ${open.metadata.id}`);
        const shown = own.find(({ metadata }) => metadata.id === conversation?.id);
        if (!shown) return found;
        if (connection !== 'live' && open) found.push(`${name} is ${connection}`);
        if (asShown(conversation?.status) !== asShown(shown.state.status))
          found.push(`${name} shows ${conversation?.status}, and it is ${shown.state.status}`);
        const first = timeline[0]?.seq ?? 0;
        const rows = shown.rows.filter(({ visibility, seq }) => visibility === 'public' && seq >= first);
        const [seen, wanted] = [timeline, rows].map((some) =>
          some.map(({ seq, content }) => `${seq} ${content}`).join('|'),
        );
        if (seen !== wanted) found.push(`${name} shows ${seen} of ${wanted}`);
        const unread = rows.filter(({ sender_type, seq }) => teamSide.has(sender_type) && seq > readByVisitor).length;
        if (seen === wanted && unreadOf(state()) !== unread)
          found.push(`${name} says ${unreadOf(state())} unread of ${unread}`);
        return found;
      }),
  );
}

/** The conversation on each agent's screen is shown whole and in order, with its state and count. */
function shownToAgents({ agents }: World, conversations: Conversations): string[] {
  const hasRead = agents.some((agent) => agent.hasRead);
  return agents.flatMap(({ tabs, isRemoved }) =>
    (isRemoved ? [] : tabs)
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
        const unread = unreadByTeam(stored.rows);
        if (shown && !hasRead && shown.unread_by_agent !== unread)
          found.push(`${name} says ${shown.unread_by_agent} unread of ${unread}`);
        if (shown?.last_seq !== lastSeq(stored.rows)) found.push(`${name} counts ${shown?.last_seq} rows`);
        return found;
      }),
  );
}

const teamSide: ReadonlySet<string> = new Set(['agent', 'bot']);

/** How many messages the visitor has written since an agent answered. What a bot answers, no agent has read. */
function unreadByTeam(rows: readonly StoredRow[]): number {
  const answered = rows.findLastIndex(
    ({ sender_type, visibility }) => sender_type === 'agent' && visibility === 'public',
  );
  return rows.slice(answered + 1).filter(({ sender_type }) => sender_type === 'visitor').length;
}
