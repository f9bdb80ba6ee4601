/**
 * A mail as HTML: tables and styles on each element, since mail programs know little else; a style sheet for the dark
 * scheme, which the others ignore. Every text is escaped, and only web addresses become links.
 */
import { directionOf } from '#core/text/language.ts';
import { readableOn, standOut } from '#core/theme/colors.ts';
import { type Mail, type MailBlock, type MailLook, type QuotedMessage, oneLine } from './mail.ts';

const FONT = '-apple-system,BlinkMacSystemFont,&quot;Segoe UI&quot;,Roboto,Helvetica,Arial,sans-serif';
const light = { page: '#f1f3f5', card: '#ffffff', text: '#1c1f23', quiet: '#5c636b', said: '#f4f5f7', line: '#e3e6e9' };
const dark = { page: '#131517', card: '#1e2124', text: '#eceef0', quiet: '#a4abb3', said: '#292d31', line: '#363b40' };

/** The least contrast between an area in the site's color and its card. */
const AREA_CONTRAST = 1.3;

const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/** The site's color as an area on a card, and the color of text on it. */
function accentOn(card: string, { accent }: MailLook): { area: string; text: string } {
  const area = standOut(accent, card, AREA_CONTRAST);
  return { area, text: readableOn(area, '#ffffff') };
}

function darkStyles(look: MailLook): string {
  const { area, text } = accentOn(dark.card, look);
  const rules = {
    '.page': `background:${dark.page}`,
    '.card': `background:${dark.card}`,
    '.text': `color:${dark.text}`,
    '.quiet': `color:${dark.quiet}`,
    '.said': `background:${dark.said}`,
    '.line': `border-color:${dark.line}`,
    '.accent': `border-color:${area}`,
    '.button': `background:${area}`,
    '.button a': `color:${text}`,
  };
  const important = Object.entries(rules).map(([selector, rule]) => `${selector}{${rule} !important}`);
  return `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${important.join('')}}`;
}

/** The HTML document of a mail, in the look of the site it is sent for. */
export function asHtml({ subject, preheader, language, replyLine, blocks }: Mail, look: MailLook): string {
  const direction = directionOf(language);
  const lastOfBody = blocks.findLastIndex(({ kind }) => kind !== 'small' && kind !== 'link');
  const [body, foot] = [blocks.slice(0, lastOfBody + 1), blocks.slice(lastOfBody + 1)];
  const part = (block: MailBlock, space: number) =>
    `<tr><td style="padding:0 0 ${space}px">${blockHtml(block, look, direction)}</td></tr>`;
  const reply =
    replyLine === undefined
      ? ''
      : `<p class="quiet" style="margin:0 0 16px;font-size:12px;line-height:1.5;text-align:center;color:${light.quiet}">${lines(replyLine)}</p>`;
  return `<!doctype html>
<html lang="${escape(language)}" dir="${direction}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escape(oneLine(subject))}</title>
<style>${darkStyles(look)}</style>
</head>
<body class="page" style="margin:0;padding:0;background:${light.page}">
<div class="page" lang="${escape(language)}" dir="${direction}" style="background:${light.page};padding:24px 12px;font-family:${FONT}">
${preheader === undefined ? '' : `<div style="display:none;max-height:0;overflow:hidden">${escape(oneLine(preheader))}</div>`}
${reply}
<!--[if mso]><table role="presentation" align="center" width="560"><tr><td><![endif]-->
<table class="card accent" ${TABLE} align="center" dir="${direction}" style="max-width:560px;margin:0 auto;background:${light.card};border-radius:12px;border-top:4px solid ${accentOn(light.card, look).area}">
<tr><td style="padding:24px 24px 8px">
<table ${TABLE}>
${headHtml(look)}
${body.map((block) => part(block, 16)).join('\n')}
</table>
</td></tr>
${foot.length === 0 ? '' : `<tr><td class="line" style="padding:16px 24px;border-top:1px solid ${light.line}"><table ${TABLE}>${foot.map((block) => part(block, 8)).join('\n')}</table></td></tr>`}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</div>
</body>
</html>`;
}

/** The site's logo and its name; the name is text, for those who load no pictures. */
function headHtml({ site, logo }: MailLook): string {
  const picture =
    logo === undefined
      ? ''
      : `<img src="${address(logo)}" alt="" width="32" height="32" style="width:32px;height:32px;border:0;border-radius:8px;vertical-align:middle">&nbsp; `;
  return `<tr><td class="text" style="padding:0 0 16px;font-size:18px;line-height:1.4;font-weight:600;color:${light.text}">${picture}<span style="vertical-align:middle">${escape(oneLine(site))}</span></td></tr>`;
}

function blockHtml(block: MailBlock, look: MailLook, direction: 'ltr' | 'rtl'): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="text" style="margin:0;font-size:15px;line-height:1.5;color:${light.text}">${lines(block.text)}</p>`;
    case 'small':
      return `<p class="quiet" style="margin:0;font-size:13px;line-height:1.5;color:${light.quiet}">${lines(block.text)}</p>`;
    case 'choices':
      return block.choices.map((choice) => choiceHtml(choice, look)).join('');
    case 'link':
      return `<p style="margin:0;font-size:13px;line-height:1.5">${link(block.url, block.label, 'quiet')}</p>`;
    case 'message':
      return messageHtml(block, look, direction);
    case 'button':
      return buttonHtml(block, look);
    case 'figures':
      return `<table role="table" width="100%" cellpadding="0" cellspacing="0" border="0">${block.rows.map(figureHtml).join('')}</table>`;
  }
}

/** A line of its own for each, large enough for a thumb. */
function choiceHtml({ label, url }: { label: string; url: string }, look: MailLook): string {
  const { area } = accentOn(light.card, look);
  return `<a class="text accent" href="${address(url)}" style="display:block;padding:10px 14px;margin:0 0 8px;border:1px solid ${area};border-radius:8px;font-size:15px;line-height:1.4;color:${light.text};text-decoration:none">${escape(oneLine(label))}</a>`;
}

/** Names, times and texts may be written the other way than the mail: each keeps its own. */
function messageHtml({ at, who, text, files = [] }: QuotedMessage, look: MailLook, direction: 'ltr' | 'rtl'): string {
  if (who === null)
    return `<p class="quiet" style="margin:0;font-size:13px;text-align:center;color:${light.quiet}"><bdi>${escape(at)}</bdi> · <bdi>${escape(oneLine(text))}</bdi></p>`;
  const head = `<p class="quiet" style="margin:0 0 4px;font-size:13px;line-height:1.5;color:${light.quiet}"><strong class="text" style="color:${light.text}"><bdi>${escape(oneLine(who))}</bdi></strong> · <bdi>${escape(at)}</bdi></p>`;
  const said = [...(text === '' ? [] : [lines(text)]), ...files.map(fileHtml)].join('<br>');
  const edge = direction === 'rtl' ? 'right' : 'left';
  return `${head}<table ${TABLE}><tr><td class="said text accent" dir="auto" style="padding:12px 14px;border-radius:8px;border-${edge}:3px solid ${accentOn(light.card, look).area};background:${light.said};font-size:15px;line-height:1.5;color:${light.text};word-break:break-word">${said}</td></tr></table>`;
}

/** The color is the cell's: Outlook draws no space inside of links. */
function buttonHtml({ label, url }: MailBlock & { kind: 'button' }, look: MailLook): string {
  const { area, text } = accentOn(light.card, look);
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="button" bgcolor="${area}" style="border-radius:8px;background:${area};padding:12px 22px"><a href="${address(url)}" style="display:inline-block;color:${text};font-size:15px;line-height:1.4;font-weight:600;text-decoration:none">${escape(oneLine(label))}</a></td></tr></table>`;
}

const fileHtml = ({ name, url }: { name: string; url?: string | undefined }): string =>
  `📎 ${url === undefined ? escape(oneLine(name)) : link(url, name, 'text')}`;

function figureHtml({ label, value, change, url }: { label: string; value: string; change?: string; url?: string }) {
  const cell = `padding:8px 0;border-bottom:1px solid ${light.line};font-size:15px;line-height:1.4;color:${light.text}`;
  const name = url === undefined ? escape(oneLine(label)) : link(url, label, 'text');
  const more =
    change === undefined
      ? ''
      : ` <span class="quiet" style="font-weight:400;color:${light.quiet}">${escape(oneLine(change))}</span>`;
  return `<tr><td class="text line" style="${cell}">${name}</td><td class="text line" align="right" style="${cell};font-weight:600">${escape(oneLine(value))}${more}</td></tr>`;
}

const link = (url: string, text: string, tone: 'text' | 'quiet'): string =>
  `<a class="${tone}" href="${address(url)}" style="color:${light[tone]}">${escape(oneLine(text))}</a>`;

/** Our own addresses only get here; should another, it leads nowhere. */
const address = (url: string): string => (/^https?:\/\//.test(url) ? escape(url) : '#');

const lines = (text: string): string => escape(text).replaceAll(/\r\n|[\n\r\u0085\u2028\u2029\v\f]/g, '<br>');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? mark);
