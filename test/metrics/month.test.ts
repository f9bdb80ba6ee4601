import { beforeAll, describe, expect, it } from 'vitest';
import type { MetricEvent, Wait } from '#core/metrics/metric-events.ts';
import { agentsOf, quarterOf, shareOf, aggregate } from '#core/metrics/aggregate.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { setAggregates, versionsOf } from '#functions/store/reports/aggregate-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import type { Item, Table } from '#functions/store/table.ts';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { Scheduler } from '#test/faults/scheduler.ts';
import { anAgent } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import type { Reading } from './month.ts';
import { FAST, FAST_MS, readingOf } from './month.ts';

const WIDGET = 1;
const CONVERSATIONS = 5000;
const DAY = 86_400_000;
const dice = new Scheduler(seededRandom(5));

/** A time of a month and the one before, by day more than by night; an agent works from eight to four, or from two to ten. */
function someTime(): { at_ms: number; agent: number } {
  const hour = dice.chance(0.9) ? dice.between(8, 21) : dice.between(0, 23);
  const day = dice.between(0, 58);
  const at_ms = Date.UTC(2026, 1, 1) + day * DAY + hour * 3_600_000 + dice.between(0, 3_599_999);
  return { at_ms, agent: (hour < 14 ? 0 : 5) + dice.between(0, 4) };
}

/** What is counted of a conversation of 20 messages. */
function factsOf(conversation_id: number, agents: readonly number[]): MetricEvent[] {
  const { at_ms, agent } = someTime();
  const agent_id = agents[agent] ?? null;
  const wait = (most: number): Wait => {
    const ms = Math.round(5000 * (most / 5000) ** (dice.between(0, 1000) / 1000));
    return { agent_id, ms, business_ms: dice.chance(0.5) ? ms : Math.round(ms / 2) };
  };
  const fact = { widget_id: WIDGET, conversation_id, seq: 1, at_ms, agent_id, waits: [], rating: null };
  const later = { ...fact, at_ms: at_ms + 900_000 };
  return [
    { ...fact, kind: 'started', agent_id: null },
    { ...fact, kind: 'first_response', waits: [wait(600_000)] },
    { ...later, kind: 'resolved', waits: [wait(3_600_000)] },
    { ...later, kind: 'replies', waits: Array.from({ length: 9 }, () => wait(300_000)) },
    { ...later, kind: 'rated', rating: dice.between(1, 5) },
    { ...later, kind: 'closed' },
  ];
}

/** What would be stored of these facts: each slot set once. */
async function stored(facts: readonly MetricEvent[]): Promise<Item[]> {
  const items = new Map<string, Item>();
  const table = {
    batchGet: async () => [],
    update: async ({ Key, ExpressionAttributeValues = {} }: Parameters<Table['update']>[0]) => {
      const slots = Object.entries(ExpressionAttributeValues).map(([name, value]) => [name.slice(1), value]);
      const id = JSON.stringify(Key);
      items.set(id, { ...items.get(id), ...Key, ...Object.fromEntries(slots) });
      return { written: 'done', attributes: undefined };
    },
  } as unknown as Table;
  for (const [quarterMs, own] of Map.groupBy(facts, ({ at_ms }) => quarterOf(at_ms))) {
    const byKind = [...Map.groupBy(own, ({ kind }) => kind)];
    const versions = await versionsOf(table, WIDGET, quarterMs, ['all', ...new Set(own.flatMap(agentsOf))]);
    for (const [whose, version] of versions) {
      const tallies = byKind.map(
        ([kind, all]) => [kind, aggregate(whose === 'all' ? all : shareOf(all, whose))] as const,
      );
      await setAggregates(table, version, quarterMs, new Map(tallies));
    }
  }
  return [...items.values()];
}

/** Two months of a widget with ten agents and 5,000 conversations in each, as they are stored. */
async function counted(): Promise<Item[]> {
  const deps = memoryDeps();
  const widget = { ...widgetDefaults, id: WIDGET, name: 'Shop' };
  await deps.table.put({ Item: { ...keys.widget(WIDGET), ...indexes.list('WIDGETS', WIDGET), ...widget } });
  const agents: number[] = [];
  for (let count = 0; count < 10; count++) agents.push((await anAgent(deps, { name: `Agent ${count}` })).id);
  const facts = Array.from({ length: 2 * CONVERSATIONS }, (_, index) => factsOf(index + 1, agents)).flat();
  return [...deps.table.items, ...(await stored(facts))];
}

describe('a month of 5,000 conversations and the month before', () => {
  let reading: Reading;
  beforeAll(async () => {
    reading = await readingOf(await counted(), WIDGET, { from: '2026-03-01', to: '2026-03-31' });
  });

  it.each(['volume', 'response-time', 'resolution-time', 'satisfaction', 'agents', 'bots'])(
    'are reported as %s from at most 800 rows and 150 read units',
    (name) => {
      expect(reading[name]?.rows).toBeGreaterThan(300);
      expect(reading[name]?.rows).toBeLessThanOrEqual(800);
      expect(reading[name]?.units).toBeLessThanOrEqual(150);
    },
  );

  it('are reported within half a second', () => {
    expect(FAST.filter((name) => (reading[name]?.ms ?? Infinity) > FAST_MS)).toEqual([]);
  });
});
