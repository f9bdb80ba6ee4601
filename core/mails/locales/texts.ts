/** What mails to visitors say, in the languages the product speaks. */
import { type Language, inLanguage } from '#core/text/language.ts';
import ar from './ar.ts';
import de from './de.ts';
import en from './en.ts';
import es from './es.ts';
import fr from './fr.ts';
import he from './he.ts';
import hi from './hi.ts';
import it from './it.ts';
import ja from './ja.ts';
import ko from './ko.ts';
import nl from './nl.ts';
import pl from './pl.ts';
import pt from './pt.ts';
import tr from './tr.ts';
import zh from './zh.ts';

/** The texts of one language. */
export type MailTexts = Record<keyof typeof en, string>;

const texts: Record<Language, MailTexts> = { en, de, fr, es, pt, it, nl, pl, tr, ar, he, hi, ja, zh, ko };

/** The texts for the language of a tag; English where the product doesn't speak it. */
export const mailTexts = (locale: string | null): MailTexts => inLanguage(texts, locale);

export { copyTexts } from './copy.ts';
export { ratingTexts } from './rating.ts';
