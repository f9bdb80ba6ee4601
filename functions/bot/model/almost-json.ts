/** Parses JSON as models write it: with line breaks in strings, wrong escapes, and trailing commas. */

/** A string, even an unfinished one, or a trailing comma. */
const PIECE = /"(?:[^"\\]|\\[^])*"?|,(?=\s*[}\]])/g;
const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The value of a text; undefined when it isn't JSON even then. */
export const almostJson = (text: string): unknown => parsed(text) ?? parsed(text.replaceAll(PIECE, mended));

const mended = (piece: string): string =>
  piece === ','
    ? ''
    : piece
        .replaceAll(/\\([^])/g, (pair, escaped: string) => (/["\\/bfnrtu]/.test(escaped) ? pair : escaped))
        .replaceAll(/\p{Cc}/gu, (control) => ESCAPES[control] ?? '');

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
