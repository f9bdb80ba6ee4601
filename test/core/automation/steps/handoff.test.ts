import { expect, it } from 'vitest';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { stateAt, stepFrom, take } from '#test/support/workflow-turn.ts';

const to = { type: 'department', department_id: 3 };
const handoff = { kind: 'handoff', to, text: 'One moment, {{name}}' };

it('a hand-off ends a workflow, with its text and to whom it is', () => {
  const at = stateAt({ answers: { name: 'Vera' } });
  expect(take(handoff, at)).toEqual({
    effect: { type: 'hand_off', to, text: 'One moment, Vera' },
    after: { ...at, turn: 8 },
  });
  const step = stepFrom(handoff);
  expect([kindOf(step).isLast, kindOf(step).exits(step), kindOf(step).receiver(step)]).toEqual([true, [], to]);
});

it('a hand-off says something even where its text comes to nothing', () => {
  expect(take({ ...handoff, text: '{{name}}' })).toMatchObject({ effect: { text: '…' } });
});
