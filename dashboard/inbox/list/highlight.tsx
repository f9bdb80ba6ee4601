/** Text with the searched words marked. */
import { Fragment } from 'preact';
import { fold } from '#core/text/fold.ts';

/** Splits a text at the words, accents and case aside; every second part is a hit. */
export function partsOf(text: string, words: readonly string[]): string[] {
  const wanted = words.map((word) => fold(word)).filter(Boolean);
  if (wanted.length === 0) return [text];
  const characters = [...text];
  // Which character each letter of the folded text came from, as some fold to two letters and marks to none.
  const folded = characters.map((one) => fold(one));
  const origins = folded.flatMap((one, index) => Array.from({ length: one.length }, () => index));
  const escaped = wanted.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  const hits = new RegExp(escaped.join('|'), 'gu');
  const parts: string[] = [];
  let from = 0;
  for (const { 0: hit, index } of folded.join('').matchAll(hits)) {
    const start = origins[index] ?? from;
    const end = (origins[index + hit.length - 1] ?? start) + 1;
    if (start < from) continue;
    parts.push(characters.slice(from, start).join(''), characters.slice(start, end).join(''));
    from = end;
  }
  return [...parts, characters.slice(from).join('')];
}

/** The text. */
export function Highlight({ text, search }: { text: string; search: string | undefined }) {
  const parts = partsOf(text, search?.split(/\s+/) ?? []);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? <mark key={index}>{part}</mark> : <Fragment key={index}>{part}</Fragment>,
      )}
    </>
  );
}
