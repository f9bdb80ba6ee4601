import { describe, expect, it } from 'vitest';
import { agentWish } from '#core/automation/asks-for-agent.ts';
import { agentWords, botWords } from '#core/automation/phrases/agent-words.ts';
import { listed } from '#core/automation/phrases/plain.ts';
import { languages } from '#core/text/language.ts';

describe.each(languages)('the words of %s', (language) => {
  const words = agentWords[language];
  const { alone, within = '', verbs, wants, small, persons, polite, notBefore, notAfter } = words;

  it('have no empty phrase, and none twice in a list', () => {
    for (const list of Object.values(words).map(listed))
      expect(list.filter((phrase, index) => phrase === '' || list.indexOf(phrase) !== index)).toEqual([]);
  });

  it('ask for a person alone, with and without a please', () => {
    const [please = ''] = listed(polite);
    const said = listed(alone).flatMap((phrase) => [phrase, `${phrase} ${please}`]);
    expect(said.filter((phrase) => agentWish(phrase) === 'none')).toEqual([]);
  });

  it('ask for a person by each phrase that means nothing else', () => {
    const said = listed(within).filter(Boolean);
    expect(said.filter((phrase) => agentWish(phrase) !== 'sentence')).toEqual([]);
  });

  it('ask for a person by each verb, and by each wish, with each person', () => {
    if (persons === undefined) return;
    const [person = ''] = listed(persons);
    const said = [verbs, wants].flatMap((some) =>
      some === undefined
        ? []
        : [
            ...listed(some).map((verb) => `${verb} ${person}`),
            ...listed(persons).map((one) => `${listed(some)[0]} ${one}`),
          ],
    );
    expect(said.filter((phrase) => agentWish(phrase) !== 'sentence')).toEqual([]);
  });

  it('ask for nobody where something turns them round', () => {
    const [phrase = ''] = listed(within);
    const denied = [
      ...listed(notBefore ?? '').map((not) => `${not} ${phrase}`),
      ...listed(notAfter ?? '').map((not) => `${phrase} ${not}`),
    ].filter((one) => one.trim() !== phrase);
    expect(denied.filter((one) => agentWish(one) !== 'none')).toEqual([]);
  });

  it('have a person wherever they have a verb', () => {
    expect((verbs ?? wants ?? small) === undefined).toBe(persons === undefined);
  });
});

it('each word for a bot is its own', () => {
  expect(listed(botWords).filter((bot) => agentWish(`not a ${bot} but a real person`) !== 'sentence')).toEqual([]);
});
