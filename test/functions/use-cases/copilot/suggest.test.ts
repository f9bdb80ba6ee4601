/** What suggestions compute, apart from what they read. */
import { describe, expect, it } from 'vitest';
import { smallTalkIn } from '#core/automation/small-talk.ts';
import type { Id } from '#core/model/id.ts';
import { type Knowledge, ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { MAX_BOTS, chooseBots } from '#functions/use-cases/copilot/bots-of.ts';
import { isReadable } from '#functions/use-cases/copilot/suggest.ts';
import { loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import { processorMs } from '#test/support/processor-time.ts';

const bot = (id: Id, department_id: Id | null = null) => ({ id, department_id }) as BotItem;
const chosen = (all: BotItem[], answering: Id[], department: Id | null) =>
  chooseBots(all, new Set(answering), department).map(({ id }) => id);

describe('the bots of a conversation', () => {
  const all = [bot(1), bot(2, 7), bot(3, 8), bot(4), bot(5, 7)];
  it.each([
    ['the widget’s bot', [4], null, [4]],
    ['the widget’s bot, then those of the department', [4], 7, [4, 2, 5]],
    ['those of the department', [], 7, [2, 5]],
    ['a bot that is both, once', [2], 7, [2, 5]],
    ['those without a department, where there are none of either', [], 9, [1, 4]],
    ['those without a department, where the conversation has none', [], null, [1, 4]],
    ['none of a deleted bot', [99], 9, [1, 4]],
  ])('are %s', (_, answering, department, expected) => {
    expect(chosen(all, answering, department)).toEqual(expected);
  });

  it('are four at most', () => {
    expect(
      chosen(
        Array.from({ length: 9 }, (_, id) => bot(id)),
        [],
        null,
      ),
    ).toHaveLength(MAX_BOTS);
  });
});

it.each([
  [null, 'de', true],
  ['de', null, true],
  ['de', 'de-AT', true],
  ['de-CH', 'DE', true],
  ['en', 'de', false],
])('a text in %s is for a visitor of %s: %s', (locale, visitor, expected) => {
  expect(isReadable(locale, visitor)).toBe(expected);
});

const subjects = ['parcel', 'invoice', 'oak', 'refund', 'account', 'lamp', 'voucher', 'warranty', 'paint', 'drawer'];
const verbs = ['cancel', 'change', 'find', 'repair', 'order', 'return', 'clean', 'track', 'pay for', 'assemble'];
const articlesOf = (count: number) =>
  Array.from({ length: count }, (_, id) => {
    const subject = `${verbs[id % 10] ?? ''} the ${subjects[Math.floor(id / 10) % 10] ?? ''} ${id}`;
    return { id, phrasings: [`How do I ${subject}?`, `I want to ${subject}`] };
  });

/** With every article several times: to be asked it takes as long as one that was taught so many, which takes a minute. */
function repeated(knowledge: Knowledge, times: number): Knowledge {
  const { articles, biases, rows, columns, weights, meaning } = knowledge;
  const copies = Array.from({ length: times }, (_, copy) => copy);
  const ofRows = <One>(of: (from: number, to: number) => One[]): One[] =>
    [...rows.keys()].slice(0, -1).flatMap((row) => of(rows[row] ?? 0, rows[row + 1] ?? 0));
  const inRow = (from: number, to: number) =>
    copies.flatMap((copy) => Array.from(columns.subarray(from, to), (one) => one + copy * articles.length));
  const meanings =
    meaning &&
    Array.from({ length: meaning.weights.length / articles.length }, (_, row) =>
      Array.from(meaning.weights.subarray(row * articles.length, (row + 1) * articles.length)),
    );
  return {
    ...knowledge,
    articles: copies.flatMap((copy) => articles.map((id) => id + 1000 * copy)),
    biases: Float32Array.from(copies.flatMap(() => [...biases])),
    rows: rows.map((at) => times * at),
    columns: Uint16Array.from(ofRows(inRow)),
    weights: Int8Array.from(ofRows((from, to) => copies.flatMap(() => weights.slice(from, to)))),
    meaning: meaning &&
      meanings && { ...meaning, weights: Int8Array.from(meanings.flatMap((row) => copies.flatMap(() => row))) },
  };
}

describe('three questions to four bots of 150 articles', () => {
  const millisecondsOf = (knowledge: Knowledge): number => {
    const questions = ['How do I cancel the parcel 0?', 'I would like to pay for the lamp', 'x'.repeat(1000)];
    const work = () => {
      for (const question of questions.filter((text) => !smallTalkIn(text)))
        for (let each = 0; each < MAX_BOTS; each++) ask(knowledge, question, 5);
    };
    work();
    return processorMs(work);
  };

  it('take less than 20 ms by their words', () => {
    expect(millisecondsOf(trainKnowledge(articlesOf(150)))).toBeLessThan(20);
  });

  it('take less than 20 ms by what their words mean', async () => {
    const knowledge = repeated(trainKnowledge(articlesOf(15), await loadMeanings()), 10);
    expect(knowledge.articles).toHaveLength(150);
    expect(knowledge.meaning).toBeDefined();
    expect(millisecondsOf(knowledge)).toBeLessThan(20);
  });
});
