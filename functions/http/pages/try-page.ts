/** The page on which an admin tries a widget before any site has it. Loaded when it is opened. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Widget } from '#core/model/widgets/widget.ts';
import { type Reader, content, framed } from './mailed-chat-pages.ts';
import { inLanguage } from '#core/text/language.ts';
import { tryTexts } from './try-texts.ts';
import { type WidgetOrigins, escapeHtml, htmlPage, widgetPolicy } from './page.ts';

/** Shows a widget as a visitor sees it, on any page; `script` draws it, in the language of the page. */
export function tryPage(
  widget: Pick<Widget, 'name' | 'token' | 'primary_color' | 'text_color' | 'is_active'>,
  {
    nonce,
    script,
    socketOrigin,
    filesUrl,
    locale,
  }: WidgetOrigins & Pick<Reader, 'locale' | 'nonce'> & { script: string },
): APIGatewayProxyStructuredResultV2 {
  const reader: Reader = { widget, locale, nonce };
  const texts = inLanguage(tryTexts, locale);
  const [title, text] = widget.is_active ? texts.try : texts.off;
  const body = `${content(reader, title, text)}<noscript><p>${escapeHtml(texts.noScript)}</p></noscript>`;
  if (!widget.is_active) return htmlPage({ ...framed(reader), title, body });
  return htmlPage({ ...framed(reader), title, body, script, policy: widgetPolicy({ nonce, socketOrigin, filesUrl }) });
}
