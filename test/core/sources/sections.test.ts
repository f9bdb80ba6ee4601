import { describe, expect, it } from 'vitest';
import { articleDefaults, articleSettings } from '#core/model/knowledge/article.ts';
import { draftsOf, shortAnswersIn } from '#core/sources/sections.ts';

const draft = (heading: string, text: string, title = 'Returns') =>
  draftsOf({ title, sections: [{ heading, text }] }, 'https://example.com/r')[0];

describe('a section becomes an article', () => {
  it.each([
    ['How do I return goods?', ['How do I return goods?', 'Returns: How do I return goods?']],
    ['Costs', ['Returns: Costs', 'Costs']],
    ['Sending goods back to us', ['Sending goods back to us', 'Returns: Sending goods back to us']],
    ['', ['Returns']],
    ['Returns', ['Returns']],
  ])('whose question, for the heading "%s", is the first that is free of %j', (heading, questions) => {
    expect(draft(heading, 'Send them to us, please.')?.questions).toEqual(questions);
  });

  it('with the place of its heading', () => {
    const sections = [{ heading: 'Costs', text: 'Returning is free for all.', anchor: 'what it costs' }];
    expect(draftsOf({ title: 'R', sections }, 'https://example.com/r')[0]?.url).toBe(
      'https://example.com/r#what%20it%20costs',
    );
    expect(draftsOf({ title: 'R', sections }, null)[0]?.url).toBeNull();
  });

  it('unless there is next to nothing below the heading', () => {
    expect(draft('Costs', '→ More')).toBeUndefined();
  });

  it('and what is too short is counted, but not a heading with nothing below it', () => {
    const section = (heading: string, text: string) => ({ heading, text });
    const sections = [
      section('', 'Home'),
      section('Do you ship on Sundays?', 'No, sorry.'),
      section('Is it open?', 'Yes!'),
      section('Group', ''),
      section('Line', '—'),
      section('What does it cost?', 'Twelve letters'),
    ];
    expect(shortAnswersIn({ title: 'R', sections })).toBe(2);
    expect(draftsOf({ title: 'R', sections }, null)).toHaveLength(1);
  });

  it('that an article may be, however long and broken the text is', () => {
    const made = draft(`Why\u0000 \uD800${'y'.repeat(900)}`, `A\u0007 \uDC00${'word. '.repeat(4000)}`);
    const { questions: [question] = [''], alternative_phrasings, answer, url } = made ?? {};
    const given = { ...articleDefaults, bot_id: 1, question, alternative_phrasings, answer, url, locale: null };
    expect(articleSettings.safeParse(given).success).toBe(true);
    expect(answer?.endsWith('…')).toBe(true);
  });
});

it('a page becomes a hundred articles at most', () => {
  const sections = Array.from({ length: 300 }, (_, n) => ({
    heading: `Question ${n}?`,
    text: 'A long enough answer.',
  }));
  expect(draftsOf({ title: 'T', sections }, null)).toHaveLength(100);
});
