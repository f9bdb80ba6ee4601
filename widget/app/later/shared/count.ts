/** Texts with a number. */
import type { Plural, Speech } from '#widget/app/locales/texts.ts';
import { fill } from './lent.ts';

/** A text in the form its number takes in this language, with `{n}` filled in. */
export function count({ locale }: Pick<Speech, 'locale'>, forms: Plural, n: number): string {
  const form = forms[new Intl.PluralRules(locale).select(n)] ?? forms.other;
  return fill(form, { n: new Intl.NumberFormat(locale).format(n) });
}
