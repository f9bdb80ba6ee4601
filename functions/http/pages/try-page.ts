/** The page on which an admin tries a widget before any site has it. Loaded when it is opened. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Widget } from '#core/model/widgets/widget.ts';
import { type Reader, content, framed } from './mailed-chat-pages.ts';
import { type WidgetOrigins, escapeHtml, htmlPage, widgetPolicy } from './page.ts';

const texts = {
  off: ['This widget is off', 'Turn it on in the dashboard, then reload this page.'],
  try: [
    'Try your widget',
    'Send a message as a visitor would. It appears in the dashboard, in Conversations. Everything here is your own widget and a real chat; nobody else sees this page.',
  ],
} as const;

/** Shows a widget as a visitor sees it, on any page; `script` draws it. */
export function tryPage(
  widget: Pick<Widget, 'name' | 'token' | 'primary_color' | 'text_color' | 'is_active'>,
  { nonce, script, socketOrigin, filesUrl }: WidgetOrigins & { nonce: string; script: string },
): APIGatewayProxyStructuredResultV2 {
  const reader: Reader = { widget, locale: 'en', nonce };
  const [title, text] = widget.is_active ? texts.try : texts.off;
  const body = `${content(reader, title, text)}<noscript><p>${escapeHtml('The widget needs JavaScript.')}</p></noscript>`;
  if (!widget.is_active) return htmlPage({ ...framed(reader), title, body });
  return htmlPage({ ...framed(reader), title, body, script, policy: widgetPolicy({ nonce, socketOrigin, filesUrl }) });
}
