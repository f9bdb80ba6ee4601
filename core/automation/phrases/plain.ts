/** How phrases are compared: the words of a message without what people leave out or add. */

/** Accents, Hebrew points, Arabic vowels, the line that stretches an Arabic word. Vowels of Indic scripts are letters. */
const DECORATION = /[[\p{M}&&[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}]]--[\u3099\u309A]]|\u0640/gv;

/** Lower case, without accents and punctuation, words apart by one blank. Letters that are written in two ways are one. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(DECORATION, '')
    .normalize('NFC')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('ة', 'ه')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The phrases of a list that is parted by commas. */
export const listed = (phrases: string): string[] => phrases.split(',').map(plain);
