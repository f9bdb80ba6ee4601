/** Finds addresses in plain text. Only http(s) and mailto become links, and tel in Markdown; everything else stays text. */

/** A piece of text; a link if it has an address. */
export type Piece = { text: string; href?: string };

/** Right-to-left overrides and similar characters can make an address look like another. */
const DECEPTIVE = '\\u202a-\\u202e\\u2066-\\u2069\\u200b-\\u200f\\ufeff';
/**
 * A part of a host name. In Chinese or Thai no space separates an address from the next word, so a part holds letters of
 * the Latin script, or of others, but not both.
 */
const LABEL = `(?:[\\p{Script=Latin}\\p{N}_${DECEPTIVE}-]+|[\\p{L}\\p{M}${DECEPTIVE}]+)`;
const HOST = `(?:\\[[\\da-f:.]+\\]|${LABEL}(?:\\.${LABEL})*)`;
/** What ends an address inside a sentence: blanks, quotes, and the punctuation of scripts that addresses never use. */
const END =
  '\\s<>"\'`\\u3000-\\u3003\\u3008-\\u301f\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\u060c\\u061b\\u061f\\u06d4\\u0964\\u0965\\u2018-\\u201f\\u2026';
const REST = `(?:[:/?#@][^${END}]*)?`;
const ADDRESS = new RegExp(
  `(?<![\\p{Script=Latin}\\d_])(?:https?:\\/\\/${HOST}|www\\.${LABEL}\\.${HOST})${REST}|[\\w.+-]{1,64}@${LABEL}(?:\\.${LABEL})+`,
  'giu',
);
const HAS_DECEPTIVE = new RegExp(`[${DECEPTIVE}]`);

/** Splits text into pieces, in order; their texts together are the text. */
export function splitLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const found = trimEnd(match[0]);
    const href = addressOf(found);
    if (!href) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: found, href });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** Punctuation after an address belongs to the sentence; so does a bracket that was opened before it. */
function trimEnd(address: string): string {
  const trimmed = address.replace(/[.,;:!?*_~'"\]}»”’]+$/, '');
  return trimmed.endsWith(')') && !trimmed.includes('(') ? trimEnd(trimmed.slice(0, -1)) : trimmed;
}

/** A number to call, as Markdown links to it. */
const PHONE = /^tel:\+?\d[\d().;=a-z-]{2,40}$/i;

/** Where a link to an address leads; undefined for what isn't one of http, https, mail or phone. */
export function addressOf(found: string): string | undefined {
  if (HAS_DECEPTIVE.test(found)) return undefined;
  if (PHONE.test(found)) return found;
  const isWeb = /^https?:\/\//i.test(found);
  const isMail = !isWeb && found.includes('@') && !/^www\./i.test(found);
  const wanted = isWeb ? found : isMail ? `mailto:${found.replace(/^mailto:/i, '')}` : `https://${found}`;
  return (isWeb || isMail || /^www\./i.test(found)) && URL.canParse(wanted) ? wanted : undefined;
}

/** The `target` of a link: a page opens in a tab of its own; a mail or a call opens none, which would stay empty. */
export const targetOf = (href: string): '_blank' | undefined => (/^https?:/i.test(href) ? '_blank' : undefined);
