/** What facts of one kind amount to: the numbers that are stored for a quarter of an hour, and added up in reports. */
import type { Id } from '#core/model/id.ts';
import type { Durations } from './durations.ts';
import { addDurations, durationsOf, noDurations } from './durations.ts';
import type { MetricEvent } from './metric-events.ts';

/** A length of time that a day of any time zone is made of, milliseconds. */
export const QUARTER_MS = 15 * 60_000;

/** The quarter of an hour an instant lies in. */
export const quarterOf = (atMs: number): number => Math.floor(atMs / QUARTER_MS) * QUARTER_MS;

/** What facts of a kind amount to. */
export type Aggregate = {
  /** How many facts. */
  count: number;
  /** How many of an agent's facts are counted for another agent first, so that a team's total has each fact once. */
  later: number;
  /** Their waits, as the clock counts and within business hours. */
  waits: Durations;
  business: Durations;
  /** How many of them are ratings of one star, of two, … */
  stars: readonly number[];
};

/** Nothing counted. */
export const emptyAggregate: Aggregate = {
  count: 0,
  later: 0,
  waits: noDurations,
  business: noDurations,
  stars: [0, 0, 0, 0, 0],
};

/** What of a fact is an agent's own; `isLater` if it is counted for another agent first. */
type Share = MetricEvent & { isLater?: boolean };

/** Counts facts of one kind. The only place where anything is counted. */
export function aggregate(facts: readonly Share[]): Aggregate {
  const waits = facts.flatMap((fact) => fact.waits);
  return {
    count: facts.length,
    later: facts.filter(({ isLater }) => isLater).length,
    waits: durationsOf(waits.map(({ ms }) => ms)),
    business: durationsOf(waits.map(({ business_ms }) => business_ms)),
    stars: emptyAggregate.stars.map((_, index) => facts.filter(({ rating }) => rating === index + 1).length),
  };
}

/** Several tallies as one. */
export function addAggregates(all: readonly Aggregate[]): Aggregate {
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    later: all.reduce((sum, { later }) => sum + later, 0),
    waits: addDurations(all.map(({ waits }) => waits)),
    business: addDurations(all.map(({ business }) => business)),
    stars: emptyAggregate.stars.map((_, index) => all.reduce((sum, { stars }) => sum + (stars[index] ?? 0), 0)),
  };
}

/** The agents a fact is counted for: those who ended a wait, or the one it belongs to. */
export function agentsOf({ waits, agent_id }: MetricEvent): Id[] {
  const agents = waits.length > 0 ? waits.map((wait) => wait.agent_id) : [agent_id];
  return [...new Set(agents.filter((agent) => agent !== null))];
}

/** What of facts is an agent's own. */
export function shareOf(facts: readonly MetricEvent[], agent: Id): Share[] {
  return facts
    .filter((fact) => agentsOf(fact).includes(agent))
    .map((fact) => ({
      ...fact,
      isLater: agentsOf(fact)[0] !== agent,
      waits: fact.waits.filter(({ agent_id }) => agent_id === agent),
    }));
}
