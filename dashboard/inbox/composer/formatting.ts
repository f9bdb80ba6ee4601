/** Puts marks around what is selected, or takes them away: the Markdown that visitors and agents see as formatting. */

/** What can be done to a text. */
export type Format = 'bold' | 'italic' | 'code' | 'list' | 'link';

/** A text and what is selected in it. */
export type Selected = { text: string; from: number; to: number };

const MARKS = { bold: '**', italic: '_', code: '`' } as const;

/** The text with the format applied to what is selected, which stays selected; applied once more, it is as it was. */
export function formatted(selected: Selected, format: Format): Selected {
  switch (format) {
    case 'bold':
    case 'italic':
    case 'code':
      return marked(selected, MARKS[format]);
    case 'list':
      return listed(selected);
    case 'link':
      return linked(selected);
  }
}

function marked({ text, from, to }: Selected, mark: string): Selected {
  const [before, inside, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  const { length } = mark;
  if (before.endsWith(mark) && after.startsWith(mark))
    return { text: before.slice(0, -length) + inside + after.slice(length), from: from - length, to: to - length };
  // Marks beside a blank are no marks.
  const [, lead = '', words = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(inside) ?? [];
  const start = from + lead.length + length;
  return { text: before + lead + mark + words + mark + trail + after, from: start, to: start + words.length };
}

const ITEM = /^- /;

/** Whole lines become items, or items lines. */
function listed({ text, from, to }: Selected): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', Math.max(to, start));
  const end = next < 0 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const isList = lines.every((line) => ITEM.test(line));
  const changed = lines
    .map((line) => (isList ? line.replace(ITEM, '') : ITEM.test(line) ? line : `- ${line}`))
    .join('\n');
  return { text: text.slice(0, start) + changed + text.slice(end), from: start, to: start + changed.length };
}

const ADDRESS = /^https?:\/\/\S+$/;

/** Words get an address to fill in; an address gets words. What is missing is selected. */
function linked({ text, from, to }: Selected): Selected {
  const chosen = text.slice(from, to);
  const [words, address] = ADDRESS.test(chosen) ? ['', chosen] : [chosen, 'https://'];
  const start = words === '' ? from + 1 : from + words.length + 3;
  const length = words === '' ? 0 : address.length;
  return { text: `${text.slice(0, from)}[${words}](${address})${text.slice(to)}`, from: start, to: start + length };
}
