/** What a message says: its addresses as links, and the team's Markdown as what it means. */
import { splitLinks, targetOf } from '#core/text/links.ts';
import { richText, type Block, type Span } from '#core/text/rich-text.ts';
import { Fragment, h } from '#widget/app/later/shared/lent.ts';

/** @param isRich whether the text is Markdown, as all that the team writes; a visitor's is shown as it was written */
export const Prose = ({ text, isRich }: { text: string; isRich: boolean }) => (
  <Fragment>{isRich ? richText(text).map(drawBlock) : splitLinks(text).map(drawSpan)}</Fragment>
);

function drawBlock(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.spans.map(drawSpan)}</p>;
    case 'code':
      return <pre dir="ltr">{block.text}</pre>;
    case 'list':
      return h(
        block.start === null ? 'ul' : 'ol',
        { start: block.start ?? undefined },
        block.items.map((item) => <li>{item.map(drawSpan)}</li>),
      );
  }
}

function drawSpan({ text, href, bold, italic, code }: Span) {
  const styled = code ? <code>{text}</code> : italic ? <em>{text}</em> : text;
  const said = bold ? <strong>{styled}</strong> : styled;
  return href ? (
    <a href={href} target={targetOf(href)} rel="noopener noreferrer nofollow">
      {said}
    </a>
  ) : (
    said
  );
}
