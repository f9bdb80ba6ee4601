/** The mail that asks somebody who left how their chat was: five links, one for each number of stars. */
import { spokenLanguage } from '#core/text/language.ts';
import type { RatingTexts } from './locales/rating.ts';
import type { MailTexts } from './locales/texts.ts';
import { type Mail, fill, oneLine } from './mail.ts';

/** What the mail is made of. */
export type AskForRating = {
  site: string;
  texts: RatingTexts;
  shared: Pick<MailTexts, 'why' | 'unsubscribe'>;
  locale: string | null;
  /** Where this number of stars is given. */
  urlOf: (stars: number) => string;
  unsubscribeUrl: string;
};

/** The mail. */
export function ratingMail({ site: name, texts, shared, locale, urlOf, unsubscribeUrl }: AskForRating): Mail {
  const site = oneLine(name);
  const choices = texts.stars.map((word, index) => ({ label: `${starsOf(index + 1)} ${word}`, url: urlOf(index + 1) }));
  return {
    subject: fill(texts.subject, { site }),
    language: spokenLanguage(locale),
    blocks: [
      { kind: 'paragraph', text: fill(texts.intro, { site }) },
      // The best first, as people expect it of what they are asked to choose from.
      { kind: 'choices', choices: choices.toReversed() },
      { kind: 'small', text: fill(shared.why, { site }) },
      { kind: 'link', label: shared.unsubscribe, url: unsubscribeUrl },
    ],
  };
}

/** Three stars of five: `★★★☆☆`. */
export const starsOf = (count: number): string => '★'.repeat(count) + '☆'.repeat(5 - count);
