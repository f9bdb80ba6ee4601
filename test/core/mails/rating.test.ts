/** The mail that asks for a rating. */
import { expect, it } from 'vitest';
import { ratingTexts } from '#core/mails/locales/rating.ts';
import { mailTexts } from '#core/mails/locales/texts.ts';
import { ratingMail, starsOf } from '#core/mails/rating.ts';
import { languages } from '#core/text/language.ts';

const asked = (locale: string) =>
  ratingMail({
    site: 'Tea\nshop',
    texts: ratingTexts(locale),
    shared: mailTexts(locale),
    locale,
    urlOf: (stars) => `https://shop.example/rate/${stars}`,
    unsubscribeUrl: 'https://shop.example/unsubscribe',
  });

it.each(languages)('in %s: five choices, the best first, and a way to get no more', (language) => {
  const { subject, language: of, blocks } = asked(language);
  expect(of).toBe(language);
  expect(subject).toContain('Tea shop');
  const choices = blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
  expect(choices.map(({ url }) => url)).toEqual([5, 4, 3, 2, 1].map((stars) => `https://shop.example/rate/${stars}`));
  expect(new Set(choices.map(({ label }) => label)).size).toBe(5);
  expect(blocks.at(-1)).toMatchObject({ kind: 'link', url: 'https://shop.example/unsubscribe' });
  expect(JSON.stringify(blocks)).not.toMatch(/\{\w+\}/);
});

it.each([
  [1, '★☆☆☆☆'],
  [3, '★★★☆☆'],
  [5, '★★★★★'],
])('%i stars are %s', (count, stars) => {
  expect(starsOf(count)).toBe(stars);
});
