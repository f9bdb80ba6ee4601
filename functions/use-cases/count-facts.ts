/**
 * Counting: a fact is put by its identity, then the slots it belongs to are computed from all facts that are there. So a
 * fact that comes twice, late or out of order, or a function that dies half-way, leaves nothing that is not true later.
 */
import type { Fact } from '../../core/metrics/facts.ts';
import { agentsOf, quarterOf, shareOf, tally } from '../../core/metrics/tally.ts';
import type { FactKind } from '../../core/model/fact.ts';
import { DomainError } from '../../core/model/errors.ts';
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { factsOfQuarter, putFact, removeFact } from '../store/fact-store.ts';
import type { Version, Whose } from '../store/metrics-store.ts';
import { hasSlots, setSlots, versionsOf } from '../store/metrics-store.ts';
import type { Table } from '../store/table.ts';

const TRIES = 10;

/** Counts facts, and no longer counts others that were replaced by them. */
export async function countFacts({ table }: Pick<Deps, 'table'>, facts: Fact[], replaced: Fact[] = []): Promise<void> {
  await Promise.all([...facts.map((fact) => putFact(table, fact)), ...replaced.map((fact) => removeFact(table, fact))]);
  for (const touched of quartersOf([...facts, ...replaced])) await countQuarter(table, touched);
}

/** Kinds of facts in a quarter of an hour of a widget, and the agents they may be counted for. */
export type Touched = { widget: Id; quarterMs: number; kinds: ReadonlySet<FactKind>; agents: ReadonlySet<Id> };

/** The quarters that facts lie in. */
export function quartersOf(facts: readonly Fact[]): Touched[] {
  const groups = Map.groupBy(facts, ({ widget_id, at_ms }) => `${widget_id} ${quarterOf(at_ms)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        widget: first.widget_id,
        quarterMs: quarterOf(first.at_ms),
        kinds: new Set(group.map(({ kind }) => kind)),
        agents: new Set(group.flatMap(agentsOf)),
      },
    ];
  });
}

/** Sets the slots of a quarter to what its facts amount to, until nobody else has done so in between. */
async function countQuarter(table: Table, { widget, quarterMs, kinds, agents }: Touched): Promise<void> {
  let whose: Whose[] = ['all', ...agents];
  for (let tries = 0; tries < TRIES; tries++) {
    const versions = await versionsOf(table, widget, quarterMs, whose);
    const facts = await factsOf(table, widget, quarterMs, kinds);
    const set = async ([one, version]: [Whose, Version]): Promise<Whose[]> => {
      const own = [...facts].map(([kind, all]) => [kind, tally(one === 'all' ? all : shareOf(all, one))] as const);
      const tallies = new Map(own);
      // Facts that only ever grow in number and amount to what is there are counted. Ratings are also taken away.
      if (!kinds.has('rated') && hasSlots(version, quarterMs, tallies)) return [];
      return (await setSlots(table, version, quarterMs, tallies)) === 'done' ? [] : [one];
    };
    whose = (await Promise.all([...versions].map(set))).flat();
    if (whose.length === 0) return;
  }
  throw new DomainError('try_again', 'Others keep counting the same quarter of an hour.', { retryAfterSeconds: 1 });
}

async function factsOf(
  table: Table,
  widget: Id,
  quarterMs: number,
  kinds: ReadonlySet<FactKind>,
): Promise<Map<FactKind, Fact[]>> {
  const read = async (kind: FactKind) => [kind, await factsOfQuarter(table, widget, kind, quarterMs)] as const;
  return new Map(await Promise.all([...kinds].map(read)));
}
