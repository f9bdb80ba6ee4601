/** What is wrong with a workflow while it is edited: the very words the server would refuse it with, at each step. */
import { fieldErrors } from '#core/text/field-errors.ts';
import { type Definition, definition as schema } from '#core/automation/definition.ts';
import { graphFaults } from '#core/automation/graph.ts';
import { asSentence } from '#dashboard/ui/format/problem.ts';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';

/** Everything that can be told without the server. */
export function faultsOf(definition: Definition): Faults {
  const { success, error } = schema.safeParse(definition);
  if (success) return {};
  const refused = fieldErrors(error.issues, definition, '').map(({ path, message }) => [path.slice(1), message]);
  // A fault of the graph says more than one of the form of a name.
  const graph = graphFaults(definition).map(({ path, message }) => [path.join('.'), message]);
  return Object.fromEntries([...refused, ...graph].map(([path, message]) => [path, asSentence(message ?? '')]));
}

/** What the server alone could tell, of steps that were not changed since. */
export function refusalsOf(errors: Record<string, string>, asked: Definition, now: Definition): Faults {
  const told = faultsOf(asked);
  return Object.fromEntries(
    Object.entries(errors).flatMap(([path, message]) => {
      const [first, second, id = ''] = path.split('.');
      const within = path.slice('definition.'.length);
      const isSame = first === 'definition' && second === 'steps' && asked.steps[id] === now.steps[id];
      return isSame && !(within in told) ? [[within, message]] : [];
    }),
  );
}

/** The faults of one step, by their path within it; what is wrong with the step itself has the empty path. */
export function faultsAt(faults: Faults, id: string): Faults {
  const prefix = `steps.${id}`;
  return Object.fromEntries(
    Object.entries(faults).flatMap(([path, message]) => {
      if (path === prefix) return [['', message]];
      return path.startsWith(`${prefix}.`) ? [[path.slice(prefix.length + 1), message]] : [];
    }),
  );
}
