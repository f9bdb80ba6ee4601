import { describe, expect, it } from 'vitest';
import { kindOf, step as schema } from '#core/automation/steps/kinds.ts';
import { inputOf, stateAt, stepFrom, take } from '#test/support/workflow-turn.ts';

const choice = (more: object = {}) => ({
  kind: 'choice',
  text: 'What is it about?',
  options: [
    { label: 'Orders', next: 'orders' },
    { label: 'Returns', next: 'returns' },
  ],
  ...more,
});
const asked = stateAt({ asked_seq: 4, tries: 1 });

describe('a choice', () => {
  it('offers its labels as buttons', () => {
    expect(take(choice())).toMatchObject({
      effect: {
        type: 'say',
        options: [
          { label: 'Orders', value: 'Orders' },
          { label: 'Returns', value: 'Returns' },
        ],
      },
    });
  });

  it.each([
    ['Orders', 'orders'],
    ['returns!', 'returns'],
    ['2', 'returns'],
  ])('leads from %j to %s, and keeps nothing by default', (said, step) => {
    expect(take(choice(), asked, inputOf({ said }))).toEqual(stateAt({ step }));
  });

  it('keeps the label, however it was typed', () => {
    expect(take(choice({ save_as: 'topic' }), asked, inputOf({ said: 'ORDERS' }))).toMatchObject({
      effect: { type: 'keep', attributes: { topic: 'Orders' } },
      after: { step: 'orders', answers: { topic: 'Orders' } },
    });
  });

  it('asks again for anything else', () => {
    expect(take(choice(), asked, inputOf({ said: 'a parcel' }))).toMatchObject({
      effect: { type: 'say', text: { expects: 'choice', options: ['Orders', 'Returns'] } },
      after: { step: 'here', tries: 2 },
    });
  });

  it('names where each option leads', () => {
    const step = stepFrom(choice());
    expect(kindOf(step).exits(step)).toEqual([
      { path: ['options', '0', 'next'], to: 'orders', label: 'Orders' },
      { path: ['options', '1', 'next'], to: 'returns', label: 'Returns' },
    ]);
    expect(kindOf(step).saves(step)).toEqual([]);
  });

  it.each([[[]], [Array.from({ length: 21 }, () => ({ label: 'x', next: 'y' }))]])('has 1 to 20 options', (options) => {
    expect(schema.safeParse(choice({ options })).success).toBe(false);
  });
});
