/** A message's text: a visitor's as it was written, the team's Markdown as what it means; searched words marked. */
import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { splitLinks, targetOf } from '#core/text/links.ts';
import { richText, type Block, type Span } from '#core/text/rich-text.ts';
import { filterFrom } from '#dashboard/data/inbox/filter.ts';
import { Highlight } from '#dashboard/inbox/list/highlight.tsx';
import { query } from '#dashboard/navigation/location.ts';

/** Draws words of a text. */
export type DrawText = (text: string) => ComponentChildren;

const searched = computed(() => filterFrom(query.value).q);

/** A text with the searched words marked. */
export const highlighted: DrawText = (text) =>
  searched.value === undefined ? text : <Highlight text={text} search={searched.value} />;

type ProseProps = {
  text: string;
  /** Whether the text is Markdown, as all that the team writes. */
  isRich?: boolean;
  /** Draws the words between the marks. */
  drawText?: DrawText;
};

/** The text. */
export function Prose({ text, isRich = false, drawText = highlighted }: ProseProps) {
  const drawSpan = (span: Span) => drawn(span, drawText);
  if (!isRich)
    return (
      <p class="prose" dir="auto">
        {splitLinks(text).map(drawSpan)}
      </p>
    );
  return (
    <div class="prose prose-rich" dir="auto">
      {richText(text).map((block) => drawBlock(block, drawSpan))}
    </div>
  );
}

function drawBlock(block: Block, drawSpan: (span: Span) => ComponentChildren) {
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

function drawn({ text, href, bold, italic, code }: Span, drawText: DrawText) {
  const marked = code ? highlighted(text) : drawText(text);
  const styled = code ? <code>{marked}</code> : italic ? <em>{marked}</em> : marked;
  const said = bold ? <strong>{styled}</strong> : styled;
  return href === undefined ? (
    said
  ) : (
    <a href={href} target={targetOf(href)} rel="noopener noreferrer nofollow">
      {said}
    </a>
  );
}
