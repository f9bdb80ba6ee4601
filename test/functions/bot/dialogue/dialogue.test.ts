import { beforeAll, describe, expect, it } from 'vitest';
import { verdictWords } from '#core/automation/phrases/verdict-words.ts';
import { languages } from '#core/text/language.ts';
import { solvedId } from '#functions/bot/dialogue/past.ts';
import type { Outcome } from '#functions/bot/port/bot.ts';
import { keys } from '#functions/store/keys.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { shop, unclear } from './conversations.ts';
import { type Line, VISITOR, talkWith } from './talk.ts';

let base: MemoryDeps;
let talk: (...said: Line[]) => Promise<Outcome[]>;
beforeAll(async () => {
  ({ base, talk } = await talkWith(shop));
});
const answerTo = (question: string) => shop.find((one) => one.question === question)?.answer ?? '';

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
    const note = { cause: 'unclear', names, questions: [{ text: 'price' }] };
    expect((await talk('price?', 'price'))[1]).toMatchObject({ action: 'escalate', reason: 'unanswered', note });
    expect((await talk('express', 'Do you gift-wrap?'))[1]).toMatchObject({ action: 'answer' });
  });

  it('is answered when a further word makes it clear', async () => {
    const answer = answerTo('How much does express delivery cost?');
    expect((await talk('express', 'price?'))[1]).toMatchObject({ action: 'answer', reply: answer });
    expect((await talk('price?', 'and express?'))[1]).toMatchObject({ action: 'answer', reply: answer });
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
