/** Text with the searched words marked. */
import { Fragment } from 'preact';

/** Splits a text at the words, case apart; every second part is a hit. */
export function partsOf(text: string, words: readonly string[]): string[] {
  const wanted = words.filter(Boolean).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return wanted.length === 0 ? [text] : text.split(new RegExp(`(${wanted.join('|')})`, 'iu'));
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
