/**
 * Whether a workflow's graph is sound as a whole: every step reachable, every way leads somewhere, none goes round without
 * waiting for the visitor. What is wrong names the step, in the words the editor shows too.
 */
import type { Step } from '#core/automation/steps/kinds.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { mentionedIn } from '#core/automation/turn/mentions.ts';
import type { Exit } from '#core/automation/turn/step-kind.ts';

/** Steps by name, and the first of them. */
export type Graph = { start: string; steps: Record<string, Step> };
/** What is wrong, and where within the definition. */
export type GraphFault = { path: string[]; message: string };

/** What texts may mention without a step having saved it: the visitor's first message, and what is known of them. */
export const givenKeys = ['message', 'visitor_name', 'visitor_email', 'ticket_number'] as const;

/** HTTP steps take up to five seconds each, and a turn must come to its end. */
const MAX_HTTP_STEPS = 5;

/** Where a step leads; nothing for those that end a workflow. */
export const exitsOf = (step: Step): Exit[] => kindOf(step).exits(step);

/** Everything that is wrong with a graph; nothing when it is sound. */
export function graphFaults({ start, steps }: Graph): GraphFault[] {
  const graph: Graph = { start, steps };
  const missing = Object.entries(steps).flatMap(([id, step]) =>
    exitsOf(step)
      .filter(({ to }) => !stepOf(steps, to))
      .map(({ path, to }) => fault([id, ...path], `Must be a step. There is no step "${to}"`)),
  );
  if (!stepOf(steps, start))
    return [{ path: ['start'], message: `Must be a step. There is no step "${start}"` }, ...missing];
  return [
    ...missing,
    ...wayFaults(graph),
    ...Object.entries(steps).flatMap(([id, step]) => stepFaults(graph, id, step)),
  ];
}

/** A step by its name; never what every object has. */
export const stepOf = (steps: Graph['steps'], id: string): Step | undefined =>
  Object.hasOwn(steps, id) ? steps[id] : undefined;

/** The names texts may mention in a workflow. */
export function knownKeys({ steps }: Pick<Graph, 'steps'>): Set<string> {
  return new Set([...givenKeys, ...Object.values(steps).flatMap((step) => kindOf(step).saves(step))]);
}

const fault = (path: string[], message: string): GraphFault => ({ path: ['steps', ...path], message });

/** Faults of ways rather than of steps: out of reach, without an end, round and round. */
function wayFaults({ start, steps }: Graph): GraphFault[] {
  const ids = Object.keys(steps);
  const is = (id: string, test: (kind: ReturnType<typeof kindOf>, step: Step) => boolean): boolean => {
    const step = stepOf(steps, id);
    return step !== undefined && test(kindOf(step), step);
  };
  const to = (id: string): string[] => {
    const step = stepOf(steps, id);
    return step ? exitsOf(step).map((exit) => exit.to) : [];
  };
  const reached = reach([start], to);
  const ends = ids.filter((id) => is(id, ({ isLast }) => isLast));
  const ending = reach(ends, (id) => ids.filter((one) => to(one).includes(id)));
  const silently = (id: string): string[] => (is(id, (kind, step) => kind.expected(step) !== null) ? [] : to(id));
  const calls = ids.filter((id) => is(id, (kind, step) => kind.calls(step) !== null));
  return [
    ...ids.filter((id) => !reached.has(id)).map((id) => fault([id], 'Must be reachable. No step leads here')),
    ...ids
      .filter((id) => !ending.has(id))
      .map((id) => fault([id], 'Must lead to an end. No path from here reaches an "end" or a "handoff"')),
    ...ids
      .filter((id) => reach(silently(id), silently).has(id))
      .map((id) => fault([id], 'Must not loop without asking the visitor. This path leads back here')),
    ...calls
      .slice(MAX_HTTP_STEPS)
      .map((id) => fault([id], `Must be one of at most ${MAX_HTTP_STEPS} http steps. There are ${calls.length}`)),
  ];
}

/** Faults of one step that its fields alone can't tell. */
function stepFaults(graph: Graph, id: string, step: Step): GraphFault[] {
  const known = knownKeys(graph);
  const kind = kindOf(step);
  const unknown = kind.texts(step).flatMap(({ path, text }) =>
    mentionedIn(text)
      .filter((key) => !known.has(key))
      .map((key) => fault([id, ...path], `Must only use what a step saves. No step saves "${key}"`)),
  );
  return [...unknown, ...kind.faults(step, known).map(({ path, message }) => fault([id, ...path], message))];
}

/** Everything that can be come to, the beginnings included. */
function reach(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const found = new Set(from);
  for (const id of found) for (const one of next(id)) found.add(one);
  return found;
}
