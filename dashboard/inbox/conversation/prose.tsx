/** A message's text as it was written: line breaks kept, web addresses as links, nothing else interpreted. */
import { Fragment } from 'preact';

const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'])/u;

/** The text. */
export function Prose({ text }: { text: string }) {
  return (
    <p class="prose" dir="auto">
      {text.split(ADDRESS).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </p>
  );
}
