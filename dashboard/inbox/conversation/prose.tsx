/** A message's text as it was written: line breaks kept, addresses as links, nothing else interpreted. */
import { splitLinks } from '#client/text/links.ts';

/** The text. */
export function Prose({ text }: { text: string }) {
  return (
    <p class="prose" dir="auto">
      {splitLinks(text).map((piece) =>
        piece.href === undefined ? (
          piece.text
        ) : (
          <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}
