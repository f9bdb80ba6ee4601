/** A message's text: as people wrote it, with links and line breaks; a bot's Markdown as what it means. */
import { splitLinks } from '#core/text/links.ts';
import { richText, type Block, type Span } from '#core/text/rich-text.ts';

/** @param isRich whether the text is a bot's, which is Markdown */
export function Prose({ text, isRich = false }: { text: string; isRich?: boolean }) {
  if (!isRich)
    return (
      <p class="prose" dir="auto">
        {splitLinks(text).map(drawSpan)}
      </p>
    );
  return (
    <div class="prose prose-rich" dir="auto">
      {richText(text).map(drawBlock)}
    </div>
  );
}

function drawBlock(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.spans.map(drawSpan)}</p>;
    case 'code':
      return <pre dir="ltr">{block.text}</pre>;
    case 'list': {
      const items = block.items.map((item) => <li>{item.map(drawSpan)}</li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
  }
}

function drawSpan({ text, href, bold, italic, code }: Span) {
  const styled = code ? <code>{text}</code> : italic ? <em>{text}</em> : text;
  const said = bold ? <strong>{styled}</strong> : styled;
  return href === undefined ? (
    said
  ) : (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {said}
    </a>
  );
}
