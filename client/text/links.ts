/** Finds addresses in plain text. Only http(s) and mailto become links; everything else stays text. */

/** A piece of text, a link if it has an address. */
export type Piece = { text: string; href?: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+|\bwww\.[^\s<>"'`/]+\.[^\s<>"'`]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi;
/** Right-to-left overrides and their kin could make an address look like another. */
const DECEPTIVE = /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/;

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

function addressOf(found: string): string | undefined {
  if (DECEPTIVE.test(found)) return undefined;
  const isMail = found.includes('@') && !/^(https?:|www\.)/i.test(found);
  const wanted = isMail ? `mailto:${found}` : /^www\./i.test(found) ? `https://${found}` : found;
  return URL.canParse(wanted) ? wanted : undefined;
}
