/** A message's text as it was written: line breaks kept, addresses as links, searched words marked, nothing else interpreted. */
import { filterFrom } from '#dashboard/data/inbox/filter.ts';
import { Highlight } from '#dashboard/inbox/list/highlight.tsx';
import { query } from '#dashboard/navigation/location.ts';
import { splitLinks } from '#client/text/links.ts';

/** The text. */
export function Prose({ text }: { text: string }) {
  const search = filterFrom(query.value).q;
  return (
    <p class="prose" dir="auto">
      {splitLinks(text).map((piece) =>
        piece.href === undefined ? (
          <Highlight text={piece.text} search={search} />
        ) : (
          <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}
