/** Changing a workflow's graph leaves nothing hanging. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '#core/automation/definition.ts';
import { exitsOf } from '#core/automation/graph.ts';
import { addStep, inOrder, removeStep, renameStep } from '#dashboard/workflows/draft/edit.ts';
import type { StepKind } from '#core/automation/steps/kinds.ts';
import { faultsOf } from '#dashboard/workflows/draft/check.ts';
import { templates } from '#dashboard/workflows/templates.ts';
import { stepKinds } from '#dashboard/strings/workflows.ts';
import { graphs } from '#test/dashboard/workflows/samples.ts';

const targetsOf = ({ start, steps }: Definition) => [
  start,
  ...Object.values(steps).flatMap((step) => exitsOf(step).map(({ to }) => to)),
];
const anyStepOf = (definition: Definition) => fc.constantFrom(...Object.keys(definition.steps));
const withStep = graphs.chain((definition) => fc.tuple(fc.constant(definition), anyStepOf(definition)));

describe('a step that is', () => {
  it('removed is named nowhere, and what led to it leads to a step or nowhere', () => {
    fc.assert(
      fc.property(withStep, ([definition, id]) => {
        const { start, steps } = removeStep(definition, id);
        expect(Object.keys(steps)).toEqual(Object.keys(definition.steps).filter((one) => one !== id));
        const known = new Set([...Object.keys(steps), '']);
        expect(targetsOf({ start, steps }).filter((to) => !known.has(to))).toEqual([]);
      }),
    );
  });

  it('removed from a line closes the line', () => {
    expect(removeStep(templates.lead, 'name').steps['hello']).toMatchObject({ next: 'email' });
    expect(removeStep(templates.lead, 'hello').start).toBe('name');
  });

  it('renamed and named back is what it was', () => {
    fc.assert(
      fc.property(withStep, ([definition, id]) => {
        const renamed = renameStep(definition, id, 'other');
        expect(targetsOf(renamed)).not.toContain(id);
        expect(renameStep(renamed, 'other', id)).toEqual(definition);
      }),
    );
  });

  it.each(Object.keys(stepKinds) as StepKind[])('added as %s behind another leads where that one led', (kind) => {
    const { definition, id } = addStep(templates.lead, kind, 'hello');
    expect(definition.steps['hello']).toMatchObject({ next: id });
    const added = definition.steps[id];
    expect(added?.kind).toBe(kind);
    for (const { to } of added ? exitsOf(added) : []) expect(to).toBe('name');
  });

  it('added twice has two names', () => {
    const once = addStep(templates.blank, 'message', 'people');
    const twice = addStep(once.definition, 'message', 'people');
    expect([once.id, twice.id]).toEqual(['message', 'message_2']);
  });
});

it.each(['message', 'ask', 'choice', 'condition', 'set', 'ticket'] as const)(
  'a new %s behind a question needs no mending',
  (kind) => expect(faultsOf(addStep(templates.lead, kind, 'name').definition)).toEqual({}),
);

it('every step is in the order once, beginning with the first', () => {
  fc.assert(
    fc.property(graphs, (definition) => {
      const ids = inOrder(definition);
      expect(ids.toSorted()).toEqual(Object.keys(definition.steps).toSorted());
      expect(ids[0]).toBe(definition.start);
    }),
  );
});
