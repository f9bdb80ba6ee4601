/** Formatting a reply: the marks go where they mean something, and come off again. */
import { describe, expect, it } from 'vitest';
import { richText } from '#core/text/rich-text.ts';
import { type Format, formatted, type Selected } from '#dashboard/inbox/composer/formatting.ts';

/** A text with its selection between brackets. */
const read = (marked: string): Selected => {
  const from = marked.indexOf('‹');
  return { text: marked.replace(/[‹›]/g, ''), from, to: marked.indexOf('›') - 1 };
};
const shown = ({ text, from, to }: Selected) => `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`;

describe('formatting', () => {
  it.each<[Format, string, string]>([
    ['bold', 'It is ‹free›.', 'It is **‹free›**.'],
    ['bold', 'It is **‹free›**.', 'It is ‹free›.'],
    ['bold', 'It is‹ free ›now', 'It is **‹free›** now'],
    ['italic', '‹really›', '_‹really›_'],
    ['code', 'Type ‹npm start›', 'Type `‹npm start›`'],
    ['bold', '‹›', '**‹›**'],
    ['list', 'one\n‹two\nthree›', 'one\n‹- two\n- three›'],
    ['list', '‹- two\n- three›', '‹two\nthree›'],
    ['list', '‹›', '‹- ›'],
    ['link', 'See ‹here›', 'See [here](‹https://›)'],
    ['link', '‹https://a.example›', '[‹›](https://a.example)'],
  ])('%s makes “%s” into “%s”', (format, before, after) => expect(shown(formatted(read(before), format))).toBe(after));

  it.each<[Format, object]>([
    ['bold', { text: 'free', bold: true }],
    ['italic', { text: 'free', italic: true }],
    ['code', { text: 'free', code: true }],
  ])('%s is what everybody sees as such', (format, span) =>
    expect(richText(formatted(read('‹free›'), format).text)).toEqual([{ kind: 'paragraph', spans: [span] }]),
  );
});
