/** Workflows that chance makes, sound or not, for properties. */
import * as fc from 'fast-check';
import type { Definition } from '#core/automation/definition.ts';
import type { Step } from '#core/automation/steps/kinds.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Any graph of up to six steps; whatever they lead to is one of them. */
export const graphs: fc.Arbitrary<Definition> = fc.integer({ min: 1, max: names.length }).chain((count) => {
  const known = names.slice(0, count);
  const target = fc.constantFrom(...known);
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constant('message' as const), text: fc.constant('Hi'), next: target }),
    fc.record({
      kind: fc.constant('condition' as const),
      test: fc.constant({ about: 'agents_online' as const }),
      yes: target,
      no: target,
    }),
    fc.record({
      kind: fc.constant('choice' as const),
      text: fc.constant('Which?'),
      options: fc.array(fc.record({ label: fc.constant('One'), next: target }), { minLength: 1, maxLength: 3 }),
      save_as: fc.constant(null),
      retry_text: fc.constant(null),
    }),
    fc.constant({ kind: 'end' as const }),
  );
  return fc.record({
    start: target,
    steps: fc
      .tuple(...known.map(() => step))
      .map((steps) => Object.fromEntries(known.map((name, index) => [name, steps[index] ?? { kind: 'end' }]))),
  });
});
