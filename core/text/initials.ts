/** A person's initials, shown on a round avatar without a picture. */

/**
 * The first letters of the first and the last word of a name, in capitals; what follows in parentheses is left out.
 * A flag is two characters, and accents and vowel signs stay with their letter.
 */
export function initials(name: string): string {
  const words = name.replace(/ \(.*?\)/g, '').match(/(^|\s)\p{P}*(\p{RI}{2}|[^\p{P}\s]\p{M}*)/gu) ?? [];
  return [words[0], ...words.slice(1).slice(-1)]
    .join('')
    .replace(/[\p{P}\s]/gu, '')
    .toUpperCase();
}
