/**
 * A mail as HTML: tables and styles on each element, since mail programs know little else; a style sheet for the dark
 * scheme, which the others ignore. Every text is escaped, and only `https:` addresses become links.
 */
import { directionOf } from '#core/text/language.ts';
import { readableOn } from '#core/theme/colors.ts';
import { type Mail, type MailBlock, type MailLook, type QuotedMessage, oneLine } from './mail.ts';

const FONT = '-apple-system,BlinkMacSystemFont,&quot;Segoe UI&quot;,Roboto,Helvetica,Arial,sans-serif';
const DARK = `@media (prefers-color-scheme: dark) {
  .page { background: #15171a !important } .card { background: #1f2226 !important }
  .text { color: #eceef0 !important } .quiet { color: #a4abb3 !important } .said { background: #2a2e33 !important }
}`;

/** The HTML document of a mail, in the look of the site it is sent for. */
export function asHtml({ subject, language, replyLine, blocks }: Mail, look: MailLook): string {
  const reply =
    replyLine === undefined
      ? ''
      : `<tr><td class="quiet" align="center" style="padding:0 0 16px;font-size:12px;color:#5c636b">${lines(replyLine)}</td></tr>\n`;
  const parts = blocks
    .map((block) => `<tr><td style="padding:0 0 16px">${blockHtml(block, look)}</td></tr>`)
    .join('\n');
  return `<!doctype html>
<html lang="${escape(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${escape(oneLine(subject))}</title>
<style>${DARK}</style>
</head>
<body class="page" style="margin:0;padding:24px 12px;background:#f4f5f7;font-family:${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px;border-top:4px solid ${escape(look.accent)};padding:24px">
${reply}<tr><td class="text" style="padding:0 0 16px;font-size:17px;font-weight:600;color:#1c1f23">${escape(oneLine(look.site))}</td></tr>
${parts}
</table>
</td></tr></table>
</body>
</html>`;
}

function blockHtml(block: MailBlock, look: MailLook): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="text" style="margin:0;font-size:15px;line-height:1.5;color:#1c1f23">${lines(block.text)}</p>`;
    case 'small':
      return `<p class="quiet" style="margin:0;font-size:13px;line-height:1.5;color:#5c636b">${lines(block.text)}</p>`;
    case 'message':
      return messageHtml(block);
    case 'button':
      return `<a href="${address(block.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${escape(look.accent)};color:${readableOn(look.accent, '#ffffff')};font-size:15px;font-weight:600;text-decoration:none">${escape(block.label)}</a>`;
    case 'choices':
      return block.choices.map((choice) => choiceHtml(choice, look)).join('');
    case 'link':
      return `<p class="quiet" style="margin:0;font-size:13px;color:#5c636b"><a class="quiet" href="${address(block.url)}" style="color:#5c636b">${escape(oneLine(block.label))}</a></p>`;
    case 'figures':
      return `<table role="table" width="100%" cellpadding="0" cellspacing="0">${block.rows.map(figureHtml).join('')}</table>`;
  }
}

function choiceHtml({ label, url }: { label: string; url: string }, { accent }: MailLook): string {
  return `<a class="text" href="${address(url)}" style="display:block;padding:10px 14px;margin:0 0 8px;border:1px solid ${escape(accent)};border-radius:8px;font-size:15px;color:#1c1f23;text-decoration:none">${escape(oneLine(label))}</a>`;
}

function messageHtml({ at, who, text, files = [] }: QuotedMessage): string {
  if (who === null)
    return `<p class="quiet" style="margin:0;font-size:13px;color:#5c636b">${escape(at)} · ${escape(oneLine(text))}</p>`;
  const head = `<p class="quiet" style="margin:0 0 4px;font-size:13px;color:#5c636b"><strong>${escape(oneLine(who))}</strong> · ${escape(at)}</p>`;
  const said = [...(text === '' ? [] : [lines(text)]), ...files.map(fileHtml)].join('<br>');
  return `${head}<div class="said text" style="padding:12px 14px;border-radius:10px;background:#f1f3f5;font-size:15px;line-height:1.5;color:#1c1f23">${said}</div>`;
}

const fileHtml = ({ name, url }: { name: string; url?: string | undefined }): string =>
  url === undefined ? `[${escape(oneLine(name))}]` : link(url, oneLine(name));

function figureHtml({ label, value, change, url }: { label: string; value: string; change?: string; url?: string }) {
  const cell = 'padding:8px 0;font-size:15px;color:#1c1f23';
  const name = url === undefined ? escape(oneLine(label)) : link(url, oneLine(label));
  const more =
    change === undefined ? '' : ` <span class="quiet" style="color:#5c636b">${escape(oneLine(change))}</span>`;
  return `<tr><td class="text" style="${cell}">${name}</td><td class="text" align="right" style="${cell};font-weight:600">${escape(oneLine(value))}${more}</td></tr>`;
}

const link = (url: string, text: string): string =>
  `<a class="text" href="${address(url)}" style="color:#1c1f23">${escape(text)}</a>`;

/** Our own addresses only get here; should another, it leads nowhere. */
const address = (url: string): string => (/^https?:\/\//.test(url) ? escape(url) : '#');

const lines = (text: string): string => escape(text).replaceAll(/\r\n|[\n\r\u0085\u2028\u2029\v\f]/g, '<br>');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? mark);
