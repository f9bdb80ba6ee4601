/** Changing a workflow's graph: every change gives another definition, the one before stays as it was. */
import type { Definition } from '#core/automation/definition.ts';
import type { Step, StepKind } from '#core/automation/steps/kinds.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { exitsOf, stepOf } from '#core/automation/graph.ts';
import { stepKinds } from '#dashboard/workflows/kinds/kinds.tsx';

/** A definition with a step changed, or added. */
export const withStep = (definition: Definition, id: string, step: Step): Definition => ({
  ...definition,
  steps: { ...definition.steps, [id]: step },
});

/** Adds a step behind another: what that one led to, the new one leads to. */
export function addStep(definition: Definition, kind: StepKind, after: string): { definition: Definition; id: string } {
  const before = stepOf(definition.steps, after);
  const id = freeName(definition, kind);
  const next = before && 'next' in before ? before.next : endOf(definition);
  const added = withStep(definition, id, stepKinds[kind].empty(next));
  return { definition: before && 'next' in before ? withStep(added, after, { ...before, next: id }) : added, id };
}

/** Removes a step. Steps that led to it now lead to where it led, or nowhere if it led to several steps. */
export function removeStep(definition: Definition, id: string): Definition {
  const { [id]: gone, ...steps } = definition.steps;
  const targets = new Set(gone ? exitsOf(gone).map(({ to }) => to) : []);
  const [only] = targets;
  const heir = targets.size === 1 && only !== undefined && only !== id ? only : '';
  return redirectAll({ ...definition, steps }, id, heir);
}

/** Gives a step another name, wherever it is named. */
export function renameStep(definition: Definition, from: string, to: string): Definition {
  const steps = Object.fromEntries(Object.entries(definition.steps).map(([id, step]) => [id === from ? to : id, step]));
  return redirectAll({ ...definition, steps }, from, to);
}

/** The names of all steps as one meets them: from the start along every way; out of reach last. */
export function inOrder({ start, steps }: Definition): string[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    const step = stepOf(steps, id);
    if (!step || found.has(id)) return;
    found.add(id);
    for (const { to } of exitsOf(step)) visit(to);
  };
  visit(start);
  for (const id of Object.keys(steps)) visit(id);
  return [...found];
}

function redirectAll({ start, steps }: Definition, from: string, to: string): Definition {
  const aim = (id: string) => (id === from ? to : id);
  return {
    start: aim(start),
    steps: Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, redirected(step, aim)])),
  };
}

/** A step with each of its exits leading elsewhere. */
const redirected = (step: Step, aim: (id: string) => string): Step =>
  exitsOf(step).reduce((changed, { path, to }) => withValue(changed, path, aim(to)), step);

/** A copy of a value with a text in it replaced. */
function withValue<Value>(value: Value, [first, ...rest]: readonly string[], text: string): Value {
  if (first === undefined) return text as Value;
  const fields = value as Record<string, unknown>;
  const changed = withValue(fields[first], rest, text);
  return (Array.isArray(value) ? value.with(Number(first), changed) : { ...fields, [first]: changed }) as Value;
}

/** The first name of a kind that no step has. */
function freeName({ steps }: Definition, kind: StepKind): string {
  let name: string = kind;
  for (let count = 2; Object.hasOwn(steps, name); count += 1) name = `${kind}_${count}`;
  return name;
}

const endOf = ({ steps }: Definition): string =>
  Object.entries(steps).find(([, step]) => kindOf(step).isLast)?.[0] ?? '';
