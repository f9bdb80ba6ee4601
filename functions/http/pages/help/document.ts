/**
 * The documents of the help center: HTML without scripts, the same for everybody, so that edges may keep it. What a page may
 * do is to show itself, pictures, and to send its search.
 */
import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readableOn, standOut } from '#core/theme/colors.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { directionOf } from '#core/text/language.ts';
import { escapeHtml } from '#functions/http/pages/page.ts';
import { STYLE } from './style.ts';

/** What is public is kept at the edge for a minute, and shown a minute longer while it is fetched again; browsers ask each time. */
export const CACHE_CONTROL = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';

/** How a help center looks. */
export type Look = Pick<Widget, 'name' | 'primary_color' | 'text_color' | 'color_scheme' | 'logo_url'>;

/** A page. `body` and `head` are HTML. */
export type HelpDocument = {
  status?: number;
  language: string;
  title: string;
  look: Look;
  head: string;
  body: string;
};

/** The response of a page. */
export function helpDocument({ status = 200, language, title, look, head, body }: HelpDocument) {
  const style = STYLE + colorsOf(look);
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(title)}</title>
${head}
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>`;
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'img-src https: data:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return response(status, 'text/html; charset=utf-8', html, { 'content-security-policy': policy.join('; ') });
}

/** A response that edges may keep. */
export const response = (
  statusCode: number,
  contentType: string,
  body: string,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: {
    'content-type': contentType,
    'cache-control': CACHE_CONTROL,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    ...headers,
  },
  body,
});

/** Leads elsewhere; for good where a page has moved. */
export const redirect = (to: string, kind: 'moved' | 'found'): APIGatewayProxyStructuredResultV2 =>
  response(kind === 'moved' ? 301 : 302, 'text/plain; charset=utf-8', '', { location: to });

const GROUND = { light: '#fbfcfd', dark: '#16181c' };

/** The widget's colors, moved as far as they read on the page. */
function colorsOf({ primary_color, text_color, color_scheme }: Look): string {
  const both = (make: (ground: string) => string) => `light-dark(${make(GROUND.light)},${make(GROUND.dark)})`;
  const area = (ground: string) => standOut(primary_color, ground, 1.3);
  const scheme = color_scheme === 'auto' ? 'light dark' : color_scheme;
  return `:root{color-scheme:${scheme};--accent:${both(area)};--on-accent:${both((ground) => readableOn(area(ground), text_color))};--link:${both((ground) => standOut(primary_color, ground, 4.5))}}`;
}
