/** Counts in other languages than English, with as many forms of a noun as each has. */
import { numberText } from '#dashboard/strings/language.ts';

/** The forms of a text by the plural categories of Unicode (CLDR), with `#` for the number; `other` is for all that aren't given. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Writes counts as a language does: `count(3, { one: '# Chat', other: '# Chats' })`. */
export function countingIn(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numberText(count));
}
