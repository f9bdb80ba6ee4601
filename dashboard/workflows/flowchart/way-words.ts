/** What the ways of a flowchart are called. */
import type { Definition } from '#core/automation/definition.ts';
import { exitsOf, stepOf } from '#core/automation/graph.ts';
import { ways as names } from '#dashboard/strings/workflows.ts';

/** What a way is called, by the fields it comes from; nothing where its step has only one. */
export function wayWords({ steps }: Definition, from: string, fields: readonly string[]): string {
  const step = stepOf(steps, from);
  const exits = step ? exitsOf(step).filter(({ path }) => fields.includes(path.join('.'))) : [];
  return exits
    .map(({ path, label }) => label ?? names[path.join('.')] ?? '')
    .filter(Boolean)
    .join(', ');
}
