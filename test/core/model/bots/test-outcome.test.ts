/** How test questions are judged. */
import { describe, expect, it } from 'vitest';
import { changeOf, modelOutcomeOf, outcomeOf } from '#core/model/bots/test-outcome.ts';

describe('a test question', () => {
  const sure = { article_id: 7, confidence: 0.4 };
  it.each([
    [7, sure, 0.4, 'right'],
    [7, sure, 0.41, 'handed_over'],
    [8, sure, 0.4, 'wrong'],
    [null, sure, 0.4, 'wrong'],
    [null, sure, 0.41, 'right'],
    [null, null, 0, 'right'],
    [7, null, 0, 'handed_over'],
  ] as const)('that expects %j and finds %j with a threshold of %d is %s', (expected, found, floor, outcome) => {
    expect(outcomeOf(expected, found, floor)).toBe(outcome);
  });

  it.each([
    [7, 'answered', [6, 7], 'right'],
    [7, 'answered', [6], 'wrong'],
    [7, 'answered', [], 'wrong'],
    [7, 'handed_over', [], 'handed_over'],
    [7, 'called_tool', [], 'wrong'],
    [7, 'failed', [], 'failed'],
    [null, 'answered', [], 'wrong'],
    [null, 'handed_over', [], 'right'],
    [null, 'failed', [], 'failed'],
  ] as const)('that expects %j, of which a model %s with the articles %j, is %s', (expected, action, ids, outcome) => {
    expect(modelOutcomeOf(expected, { action, article_ids: [...ids] })).toBe(outcome);
  });

  it('is no better off where the model fails', () => {
    expect(changeOf('wrong', 'failed')).toBe('same');
    expect(changeOf('handed_over', 'failed')).toBe('worse');
  });

  it('is better off handed over than wrong, and best when it is right', () => {
    expect(changeOf('wrong', 'handed_over')).toBe('better');
    expect(changeOf('right', 'handed_over')).toBe('worse');
    expect(changeOf('right', 'right')).toBe('same');
  });
});
