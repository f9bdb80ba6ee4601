/** What test questions say in the dashboard, before and after a change. */
import { describe, expect, it } from 'vitest';
import type { TriedQuestion } from '#core/model/bots/test-question.ts';
import type { Api } from '#dashboard/api/api.ts';
import { askedQuestions, compare, countsOf, createTested } from '#dashboard/quality/tried.ts';

const tried = (id: number, article_id: number | null, found: TriedQuestion['found']): TriedQuestion => ({
  id,
  question: `Question ${id}?`,
  article_id,
  version: 1,
  created_at: '2026-11-29T00:00:00Z',
  found,
  is_embedded: false,
});
const questions = [
  tried(1, 7, { article_id: 7, confidence: 0.5 }),
  tried(2, 7, { article_id: 8, confidence: 0.3 }),
  tried(3, null, { article_id: 8, confidence: 0.3 }),
  tried(4, 8, null),
];
const ids = (changed: { question: TriedQuestion }[]) => changed.map(({ question }) => question.id);

describe('test questions', () => {
  it('are counted by outcome', () => {
    expect(countsOf(questions, { confidence_floor: 0.3 })).toEqual({ right: 1, wrong: 2, handed_over: 1 });
  });

  it('are compared with another threshold', () => {
    const { better, worse } = compare(questions, { before: 0.3, after: 0.6 });
    expect([ids(better), ids(worse)]).toEqual([[2, 3], [1]]);
  });

  it('are compared with what is found after a change', () => {
    const after = compare(questions, { before: 0.3, after: 0.3 }, ({ id, found }) =>
      id === 4 ? { article_id: 8, confidence: 0.9 } : id === 1 ? { article_id: 8, confidence: 0.9 } : found,
    );
    expect([ids(after.better), ids(after.worse)]).toEqual([[4], [1]]);
    expect(after.worse[0]).toMatchObject({ before: 'right', after: 'wrong' });
  });

  it('are fetched for their bot, and taken from what was asked, each once and without blanks', async () => {
    const answers: Record<string, object[]> = {
      listTestQuestions: questions,
      listUnanswered: [{ question: 'Do you repair?' }, { question: 'Where are you?' }],
      listLearned: [{ question: 'Do you repair?' }, { question: 'Where is my order {{number}}?' }],
    };
    const api = (async (operation: string) => ({ data: answers[operation], next_cursor: null })) as unknown as Api;
    const tested = createTested(api, 1);
    await tested.load();
    expect(tested.value.value.data).toEqual(questions);
    expect(await askedQuestions(api, 1)).toEqual(['Do you repair?', 'Where are you?']);
  });
});
