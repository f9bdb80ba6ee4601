import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import { byRules } from '#core/text/fold.ts';
import { termsOf, wordsOf } from '#core/text/search-terms.ts';
import { keys } from '#functions/store/keys.ts';
import { putSearchWords, settledMatches } from '#functions/store/search/search-store.ts';
import { aChat } from '#test/support/chats.ts';
import type { TestDeps } from '#test/support/deps.ts';
import { testDeps } from '#test/support/deps.ts';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';

const CHATS = 500;
const DAY_MS = 86_400_000;
const newestMs = Date.UTC(2026, 5, 20);
/** One chat a tenth of a day, the first the newest: over three months. */
const idOf = (number: number): Id => makeId(newestMs - (number * DAY_MS) / 10, (number % 8) / 4096);
const all = { from: makeId(newestMs - 100 * DAY_MS, 0), below: makeId(newestMs + DAY_MS, 0) };

let table: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  table = await startTestTable();
  deps = testDeps(table);
  for (let number = 0; number < CHATS; number++) {
    const { name, email, messages } = aChat(number);
    await putSearchWords(deps.table, idOf(number), termsOf([name, email, ...messages]));
  }
});
afterAll(() => table.stop());

async function find(q: string, range = all, steps = Infinity): Promise<Id[]> {
  const found: Id[] = [];
  let taken = 0;
  for await (const step of settledMatches(
    deps.table,
    byRules((rules) => wordsOf(q, rules)),
    range,
    { isSpent: () => false, read: () => {} },
  )) {
    found.push(...step.found);
    if (++taken === steps) break;
  }
  return found;
}

describe('the packed words of a settled conversation of 20 messages', () => {
  test('take at most 800 bytes on average, and one write unit each', async () => {
    let bytes = 0;
    for (let number = 0; number < CHATS; number++) {
      const item = await deps.table.get({ Key: keys.searchWords(idOf(number)) });
      const { pk, sk, words } = item as { pk: string; sk: string; words: Uint8Array };
      bytes += 'pkskwords'.length + pk.length + sk.length + words.length;
    }
    expect(bytes / CHATS).toBeLessThanOrEqual(800);
    for (let number = 0; number < 20; number++) {
      const { name, email, messages } = aChat(number);
      deps.resetUnits();
      await putSearchWords(deps.table, idOf(number), termsOf([name, email, ...messages]));
      expect(deps.units).toEqual({ read: 0, write: 1, index: 0 });
    }
  });

  test('take no more than two write units for five times as many messages', async () => {
    const { name, email, messages } = aChat(12_345, 100);
    deps.resetUnits();
    await putSearchWords(deps.table, makeId(newestMs - 200 * DAY_MS, 0), termsOf([name, email, ...messages]));
    expect(deps.units.write).toBeLessThanOrEqual(2);
  });
});

describe('reading them', () => {
  test('finds each by any of its words together, over months, newest first and once', async () => {
    const { messages } = aChat(437);
    expect(await find(messages.join(' '))).toEqual([idOf(437)]);
    expect(await find(aChat(437).email)).toEqual([idOf(437)]);
    const everyone = await find('mail example');
    expect(everyone).toEqual(Array.from({ length: CHATS }, (_, number) => idOf(number)));
  });

  test('keeps to its range', async () => {
    const range = { from: idOf(300), below: idOf(99) };
    const expected = Array.from({ length: 201 }, (_, index) => idOf(100 + index));
    expect(await find('mail example', range)).toEqual(expected);
    expect(await find('mail', { from: 500, below: 500 })).toEqual([]);
  });

  test('of all takes at most an eighth of a unit a row, and half a unit a request', async () => {
    deps.resetUnits();
    expect(await find('teapot nonsense', { from: idOf(CHATS - 1), below: all.below })).toEqual([]);
    // Two months, eight partitions each: 32 rows first, then the rest.
    const requests = 2 * 8 * 2;
    expect(deps.units.read).toBeLessThanOrEqual(CHATS / 8 + requests / 2);
    expect(deps.units.read).toBeGreaterThan(CHATS / 32);
  });

  test('stops where the caller has enough: a usual word costs the newest rows only', async () => {
    deps.resetUnits();
    expect((await find('mail', all, 1)).length).toBeGreaterThanOrEqual(25);
    expect(deps.units.read).toBeLessThanOrEqual(8 * 4.5);
  });
});

test('words that were kept by earlier rules are found by those, and later ones by theirs', async () => {
  const [former, later] = [makeId(newestMs - 150 * DAY_MS, 0), makeId(newestMs - 151 * DAY_MS, 0)];
  const range = { from: later - 1, below: former + 1 };
  await putSearchWords(deps.table, later, termsOf(['Łódź']));
  await putSearchWords(deps.table, former, ` ${wordsOf('Łódź', 1).join(' ')}`);
  await deps.table.update({
    Key: keys.searchWords(former),
    UpdateExpression: 'REMOVE #rules',
    ExpressionAttributeNames: { '#rules': 'rules' },
  });
  expect(await find('Łódź', range)).toEqual([former, later]);
  expect(await find('lodz', range)).toEqual([later]);
});

test('digits that were kept as their script writes them are still found', async () => {
  const [former, later] = [makeId(newestMs - 152 * DAY_MS, 0), makeId(newestMs - 153 * DAY_MS, 0)];
  const range = { from: later - 1, below: former + 1 };
  await putSearchWords(deps.table, later, termsOf(['١٢٣٤٥']));
  await putSearchWords(deps.table, former, ` ${wordsOf('١٢٣٤٥', 2).join(' ')}`);
  await deps.table.update({
    Key: keys.searchWords(former),
    UpdateExpression: 'SET #rules = :two',
    ExpressionAttributeNames: { '#rules': 'rules' },
    ExpressionAttributeValues: { ':two': 2 },
  });
  expect(await find('١٢٣', range)).toEqual([former, later]);
  expect(await find('123', range)).toEqual([later]);
});
