/** Small pages that links in mails open: a document of our own, which nobody frames, caches or finds. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Language, directionOf } from '#core/text/language.ts';

/** A text as HTML. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f4f5f7, #15171a); color: light-dark(#1c1f23, #eceef0) }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 24px; box-sizing: border-box }
main { max-width: 440px; text-align: center; text-wrap: balance }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px }
p { margin: 0 0 20px }
.site { color: light-dark(#5c636b, #a4abb3); margin: 0 0 24px }
button { font: inherit; font-weight: 600; padding: 12px 20px; border: 0; border-radius: 8px; cursor: pointer; background: var(--accent); color: var(--on-accent) }
button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
`;

/** A page. `body` is HTML; `nonce` lets its styles and script in; `policy` adds to what it may do, which is nothing. */
export type Page = {
  status?: number;
  language: Language;
  title: string;
  body: string;
  nonce: string;
  look?: { accent: string; onAccent: string };
  script?: string;
  policy?: readonly string[];
};

/** The response of a page. */
export function htmlPage({
  status = 200,
  language,
  title,
  body,
  nonce,
  look,
  script,
  policy = [],
}: Page): APIGatewayProxyStructuredResultV2 {
  const colors = look ? `:root{--accent:${look.accent};--on-accent:${look.onAccent}}` : '';
  const document = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${STYLE}${colors}</style>
</head>
<body>
<main>${body}</main>
${script === undefined ? '' : `<script nonce="${nonce}">${script.replaceAll('</script', '<\\/script')}</script>\n`}</body>
</html>`;
  const rules = ["default-src 'none'", `style-src 'nonce-${nonce}'`, "base-uri 'none'", "frame-ancestors 'none'"];
  return {
    statusCode: status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': [...rules, ...policy].join('; '),
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
    },
    body: document,
  };
}

/** What a page with a widget talks to besides its own origin. */
export type WidgetOrigins = { socketOrigin: string; filesUrl: string };

/** What a page of ours lets its widget do. */
export const widgetPolicy = ({ nonce, socketOrigin, filesUrl }: WidgetOrigins & { nonce: string }): string[] => [
  `script-src 'nonce-${nonce}' 'self'`,
  `connect-src 'self' ${socketOrigin} ${filesUrl}`,
  `img-src 'self' https: data: blob: ${filesUrl}`,
  `media-src 'self' data: blob: ${filesUrl}`,
  "form-action 'none'",
];
