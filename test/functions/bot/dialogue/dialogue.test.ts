import { beforeAll, describe, expect, it } from 'vitest';
import { verdictWords } from '#core/automation/phrases/verdict-words.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import { languages } from '#core/text/language.ts';
import { solvedId } from '#functions/bot/dialogue/past.ts';
import { indexBot } from '#functions/bot/index-bot.ts';
import { type Knowledge, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import type { Outcome, Said, Turn } from '#functions/bot/port/bot.ts';
import { type TurnDeps, takeTurn } from '#functions/bot/take-turn.ts';
import { loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
import { keys } from '#functions/store/keys.ts';
import { articles } from '#functions/use-cases/settings/articles.ts';
import { createItem } from '#functions/use-cases/settings/resource.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';
import { followUps, heldOutFollowUps, shop, unclear, unrelated } from './conversations.ts';

const at = '2026-06-01T12:00:00.000Z';
const bot: BotItem = { ...botDefaults, id: 1, name: 'Ida', provider: 'built-in', version: 1, created_at: at };
const VISITOR = 8;
let base: MemoryDeps;
let deps: TurnDeps;
let knowledge: Knowledge;

beforeAll(async () => {
  base = memoryDeps();
  await botStore.put(base.table, bot, 0);
  const made: { id: number }[] = [];
  for (const article of shop) made.push(await createItem(base, articles, { bot_id: bot.id, ...article }));
  const learned = shop.map(({ question, alternative_phrasings }, index) => ({
    id: made[index]?.id ?? 0,
    phrasings: [question, ...alternative_phrasings],
  }));
  knowledge = trainKnowledge(learned, await loadMeanings());
  const bots = { 'built-in': indexBot, bedrock: indexBot, 'openai-compatible': indexBot };
  deps = { ...base, readKnowledge: async () => knowledge, bots };
});

/** A conversation: what the visitor says is answered, and its outcomes are returned. */
async function talk(...said: (string | { as: string; says: string })[]): Promise<Outcome[]> {
  const history: Said[] = [];
  const outcomes: Outcome[] = [];
  for (const one of said) {
    if (typeof one !== 'string') {
      history.push({ sender_type: 'bot', visibility: 'public', content: one.says, client_message_id: one.as });
      continue;
    }
    history.push({ sender_type: 'visitor', visibility: 'public', content: one });
    const turn = { bot, conversation: 7, visitor: VISITOR, seq: history.length, history, asked: [one], turns: 0 };
    const outcome = await takeTurn(deps, turn satisfies Turn, () => {});
    outcomes.push(outcome);
    const content = 'reply' in outcome ? (outcome.reply ?? '') : '';
    const options = 'options' in outcome ? outcome.options.map((value) => ({ label: value, value })) : [];
    const client_message_id = `bot-${history.length}`;
    history.push({ sender_type: 'bot', visibility: 'public', content, client_message_id, metadata: { options } });
  }
  return outcomes;
}
const answerTo = (question: string) => shop.find((one) => one.question === question)?.answer ?? '';

describe('a follow-up question', () => {
  it('finds its article together with what was asked before, nearly always', async () => {
    const missed: unknown[] = [];
    for (const [before, now, answer] of followUps) {
      const [, outcome] = await talk(before, now);
      if (outcome?.action !== 'answer' || !outcome.reply.startsWith(answer)) missed.push([before, now, outcome]);
    }
    expect(missed.slice(2)).toEqual([]);
  });

  it('is understood in more than half of the cases that nothing was tuned on', async () => {
    const missed: unknown[] = [];
    for (const [before, now, answer] of heldOutFollowUps) {
      const [, outcome] = await talk(before, now);
      if (outcome?.action !== 'answer' || !outcome.reply.startsWith(answer)) missed.push([before, now, outcome]);
    }
    // Of twenty, twelve: nothing was changed to have them found.
    expect(missed.slice(8)).toEqual([]);
  });

  it('is answered as well by itself where it says enough', async () => {
    for (const { question, answer } of shop)
      for (const before of ['How do I return an item?', 'How long is the warranty?'])
        expect((await talk(before, question))[1]).toMatchObject({ action: 'answer', reply: answer });
  });

  it('goes on with the one before it', async () => {
    const [, , third] = await talk(
      'How long does standard delivery take?',
      'and what does it cost?',
      'and in Austria?',
    );
    expect(third).toMatchObject({ action: 'answer', reply: expect.stringContaining('9 in Austria') });
  });

  it.each(['How long does standard delivery take?', 'How do I return an item?', 'How do I descale the kettle?'])(
    'is none where nothing leads to an article: after %s',
    async (before) => {
      const changed: unknown[] = [];
      for (const question of unrelated) {
        const [[alone], [, after]] = [await talk(question), await talk(before, question)];
        if (alone?.action !== after?.action) changed.push([question, alone, after]);
      }
      expect(changed).toEqual([]);
    },
  );
});

describe('a question that may mean several articles', () => {
  it.each(unclear)('is asked back with buttons: %s', async (asked, ...meant) => {
    const [outcome] = await talk(asked);
    expect(outcome).toMatchObject({ action: 'ask_back', reply: 'Which of these do you mean?' });
    const options = outcome?.action === 'ask_back' ? outcome.options : [];
    expect(options.slice(0, -1)).toEqual(expect.arrayContaining(meant));
    expect(options.at(-1)).toBe('Neither of these');
  });

  it('is answered by what the visitor chooses, by its button, in other case or by its number', async () => {
    const [first] = await talk('express');
    const [one = ''] = first?.action === 'ask_back' ? first.options : [];
    for (const choice of [one, one.toUpperCase(), '1'])
      expect((await talk('express', choice))[1]).toEqual({ action: 'answer', reply: answerTo(one), confidence: 1 });
  });

  it('is handed over when neither is meant', async () => {
    expect((await talk('express', 'Neither of these'))[1]).toMatchObject({
      action: 'escalate',
      reason: 'unanswered',
      note: { cause: 'neither', questions: [{ text: 'express' }] },
    });
  });

  it('is handed over when it stays unclear', async () => {
    const names = [expect.any(String), expect.any(String)];
    const note = { cause: 'unclear', names, questions: [{ text: 'price?' }] };
    expect((await talk('express', 'price?'))[1]).toMatchObject({ action: 'escalate', reason: 'unanswered', note });
    expect((await talk('express', 'Do you gift-wrap?'))[1]).toMatchObject({ action: 'answer' });
  });

  it('is never asked back about the very words of an article', async () => {
    for (const { question, answer, alternative_phrasings } of shop)
      for (const asked of [question, ...alternative_phrasings])
        expect((await talk(asked))[0]).toMatchObject({ action: 'answer', reply: answer });
  });
});

describe('an answer that did not help', () => {
  it('is followed by another article, which was not given yet, and then by people', async () => {
    const [first, second, third] = await talk('how much is delivery', "That didn't help", 'Sorry, not what I asked');
    expect(first).toMatchObject({ action: 'answer' });
    expect(second).toMatchObject({
      action: 'answer',
      reply: expect.stringMatching(/^I'm sorry\. Perhaps this helps:\n\n/),
    });
    expect(third).toMatchObject({
      action: 'escalate',
      reason: 'unanswered',
      note: { cause: 'no_help', questions: [{ text: 'how much is delivery' }], text: expect.any(String) },
    });
    const given = first?.action === 'answer' ? first.reply : '';
    expect(second).toMatchObject({ reply: expect.not.stringContaining(given) });
  });

  it.each(languages)('is understood in %s, and answered in the language of the page', async (language) => {
    await base.table.put({ Item: { ...keys.visitor(VISITOR), id: VISITOR, locale: language } });
    const [phrase = ''] = verdictWords[language].noHelp.split(',');
    expect((await talk('How do I descale the kettle?', phrase))[1]).toMatchObject({
      action: 'escalate',
      note: { cause: 'no_help', questions: [{ text: 'How do I descale the kettle?' }] },
    });
    await base.table.put({ Item: { ...keys.visitor(VISITOR), id: VISITOR, locale: 'en' } });
  });

  it('is a question like any other before there was an answer', async () => {
    const [outcome] = await talk("It doesn't work");
    expect(outcome).not.toMatchObject({ note: { cause: 'no_help' } });
  });
});

describe('the question whether that solved it', () => {
  const asked = ['How do I descale the kettle?', { as: solvedId(1), says: 'Did that solve it?' }] as const;

  it.each(['Yes', 'yes!', 'Yes, thanks', 'Ja', 'はい'])('resolves on a yes: %s', async (yes) => {
    expect((await talk(...asked, yes))[1]).toMatchObject({ action: 'resolve', reply: "I'm glad that helped." });
  });

  it.each(['No', 'no, that did not help', 'Nein'])('leads on without one: %s', async (no) => {
    expect((await talk(...asked, no))[1]).toMatchObject({ action: 'escalate', reason: 'unanswered' });
  });

  it.each(['Thanks', 'ok', '👍', 'No thanks', 'bye'])('resolves nothing for mere politeness: %s', async (words) => {
    expect((await talk(...asked, words))[1]).toMatchObject({ action: 'small_talk' });
  });

  it('leaves a yes that answers no question to be what it is', async () => {
    expect((await talk('How do I descale the kettle?', 'Yes'))[1]).not.toMatchObject({ action: 'resolve' });
  });
});
