/**
 * Whether a workflow's graph is sound as a whole: every step reachable, every way leads somewhere, none goes round without
 * waiting for the visitor. What is wrong names the step, in the words the editor shows too.
 */
import type { Step } from './workflow.ts';

/** Steps by name, and the first of them. */
export type Graph = { start: string; steps: Record<string, Step> };
/** What is wrong, and where within the definition. */
export type GraphFault = { path: string[]; message: string };

/** What texts may mention without a step having saved it: the visitor's first message, and what is known of them. */
export const givenKeys = ['message', 'visitor_name', 'visitor_email', 'ticket_number'] as const;

/** HTTP steps take up to five seconds each, and a turn must come to its end. */
const MAX_HTTP_STEPS = 5;

/** An exit of a step: the field that names it, and the step it leads to. */
type Exit = { path: string[]; to: string };

/** Where a step leads; nothing for those that end a workflow. */
export function exitsOf(step: Step): Exit[] {
  switch (step.kind) {
    case 'message':
    case 'ask':
    case 'set':
    case 'ticket':
      return [{ path: ['next'], to: step.next }];
    case 'choice':
      return step.options.map(({ next }, index) => ({ path: ['options', String(index), 'next'], to: next }));
    case 'condition':
      return [
        { path: ['yes'], to: step.yes },
        { path: ['no'], to: step.no },
      ];
    case 'http':
      return [
        { path: ['next'], to: step.next },
        { path: ['on_error'], to: step.on_error },
      ];
    case 'handoff':
    case 'end':
      return [];
  }
}

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
  return new Set([...givenKeys, ...Object.values(steps).flatMap(savedBy)]);
}

const fault = (path: string[], message: string): GraphFault => ({ path: ['steps', ...path], message });

/** Faults of ways rather than of steps: out of reach, without an end, round and round. */
function wayFaults({ start, steps }: Graph): GraphFault[] {
  const ids = Object.keys(steps);
  const to = (id: string): string[] => {
    const step = stepOf(steps, id);
    return step ? exitsOf(step).map((exit) => exit.to) : [];
  };
  const reached = reach([start], to);
  const ends = ids.filter((id) => steps[id]?.kind === 'end' || steps[id]?.kind === 'handoff');
  const ending = reach(ends, (id) => ids.filter((one) => to(one).includes(id)));
  const silently = (id: string): string[] => (asks(steps[id]) ? [] : to(id));
  const https = ids.filter((id) => steps[id]?.kind === 'http');
  return [
    ...ids.filter((id) => !reached.has(id)).map((id) => fault([id], 'Must be reachable. No step leads here')),
    ...ids
      .filter((id) => !ending.has(id))
      .map((id) => fault([id], 'Must lead to an end. No path from here reaches an "end" or a "handoff"')),
    ...ids
      .filter((id) => reach(silently(id), silently).has(id))
      .map((id) => fault([id], 'Must not loop without asking the visitor. This path leads back here')),
    ...https
      .slice(MAX_HTTP_STEPS)
      .map((id) => fault([id], `Must be one of at most ${MAX_HTTP_STEPS} http steps. There are ${https.length}`)),
  ];
}

/** Faults of one step that its fields alone can't tell. */
function stepFaults(graph: Graph, id: string, step: Step): GraphFault[] {
  const known = knownKeys(graph);
  const unknown = textsOf(step).flatMap(({ path, text }) =>
    mentionedIn(text)
      .filter((key) => !known.has(key))
      .map((key) => fault([id, ...path], `Must only use what a step saves. No step saves "${key}"`)),
  );
  if (step.kind === 'condition' && step.test.about === 'answer' && !known.has(step.test.key))
    return [fault([id, 'test', 'key'], `Must be what a step saves. No step saves "${step.test.key}"`)];
  if (step.kind !== 'ask') return unknown;
  const isChoice = step.expects === 'choice';
  if (isChoice !== step.options.length > 0)
    unknown.push(
      fault([id, 'options'], isChoice ? 'Must have at least 1 entry' : 'Must be empty unless it expects a choice'),
    );
  if (step.min !== null && step.max !== null && step.min > step.max)
    unknown.push(fault([id, 'max'], `Must be at least min, which is ${step.min}`));
  return unknown;
}

/** The `{{key}}`s of a text. */
const mentionedIn = (text: string): string[] => [...text.matchAll(MENTION)].map(([, key]) => key ?? '');
/** `{{key}}` in a text. */
export const MENTION = /\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}/g;

function textsOf(step: Step): { path: string[]; text: string }[] {
  const texts = Object.entries(step).flatMap(([name, value]) =>
    typeof value === 'string' ? [{ path: [name], text: value }] : [],
  );
  if (step.kind !== 'set') return texts;
  return Object.entries(step.attributes).map(([key, text]) => ({ path: ['attributes', key], text }));
}

function savedBy(step: Step): string[] {
  switch (step.kind) {
    case 'ask':
      return [step.save_as];
    case 'choice':
      return step.save_as === null ? [] : [step.save_as];
    case 'set':
      return Object.keys(step.attributes);
    case 'http':
      return Object.keys(step.save);
    default:
      return [];
  }
}

const asks = (step: Step | undefined): boolean => step?.kind === 'ask' || step?.kind === 'choice';

/** Everything that can be come to, the beginnings included. */
function reach(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const found = new Set(from);
  for (const id of found) for (const one of next(id)) found.add(one);
  return found;
}
