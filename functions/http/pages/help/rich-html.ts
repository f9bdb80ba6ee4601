/** An article's Markdown as HTML. Every text is escaped, and links lead to the web, a mail or a call only. */
import { type Block, type Span, richText } from '#core/text/rich-text.ts';
import { escapeHtml } from '#functions/http/pages/page.ts';

/** HTML of a Markdown text. */
export const richHtml = (text: string): string => richText(text).map(blockHtml).join('\n');

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${spansHtml(block.spans)}</p>`;
    case 'code':
      return `<pre dir="ltr">${escapeHtml(block.text)}</pre>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${spansHtml(item)}</li>`).join('');
      return block.start === null ? `<ul>${items}</ul>` : `<ol start="${block.start}">${items}</ol>`;
    }
  }
}

const spansHtml = (spans: readonly Span[]): string => spans.map(spanHtml).join('');

function spanHtml({ text, href, bold, italic, code }: Span): string {
  const written = escapeHtml(text).replaceAll('\n', '<br>');
  const styled = code ? `<code>${written}</code>` : italic ? `<em>${written}</em>` : written;
  const strong = bold ? `<strong>${styled}</strong>` : styled;
  return href === undefined ? strong : `<a href="${escapeHtml(href)}" rel="noopener">${strong}</a>`;
}
