/**
 * Keeps the lines of a mail few before it is parsed. The parser keeps kilobytes for each line and each part: four megabytes
 * of short lines, or two of empty parts, would take more memory than the function has. Files of megabytes come as base64,
 * whose lines mean nothing and can be joined. Nobody writes as many lines of text.
 */

/** Lines of a mail that are parsed. */
export const MAX_LINES = 100_000;
/** Base64 of mails has lines of 60 to 76 letters; of text hardly one looks like it. */
const SHORTEST_BASE64 = 50;
/** Lines are joined up to this length, so that none has to be kept whole for long. */
const LONGEST = 65_536;
/** In a line that is longer than lines of mails may be, the parser makes a part of a file of each `=`. */
const LONGEST_OF_MAILS = 1000;
const MAX_PADDED = 10_000;

const [LF, CR, PADDING] = [10, 13, 61];

const isBase64 = Uint8Array.from({ length: 256 }, (_, code) =>
  /[A-Za-z0-9+/]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** The mail with few lines; undefined where it has too many. A mail that has few is as it was. */
export function withFewLines(raw: Uint8Array): Uint8Array | undefined {
  if (paddedInLongLines(raw) > MAX_PADDED) return undefined;
  if (countLines(raw, MAX_LINES + 1) <= MAX_LINES) return raw;
  const joined = joinBase64(raw);
  return countLines(joined, MAX_LINES + 1) <= MAX_LINES ? joined : undefined;
}

function* linesOf(raw: Uint8Array): Generator<readonly [start: number, end: number]> {
  for (let start = 0; start < raw.length;) {
    const feed = raw.indexOf(LF, start);
    const end = feed === -1 ? raw.length : feed + 1;
    yield [start, end];
    start = end;
  }
}

/** Counts no further than asked for. */
function countLines(raw: Uint8Array, upTo: number): number {
  let count = 0;
  for (let at = raw.indexOf(LF); at !== -1 && count < upTo; at = raw.indexOf(LF, at + 1)) count++;
  return count;
}

function paddedInLongLines(raw: Uint8Array): number {
  let count = 0;
  for (const [start, end] of linesOf(raw)) {
    if (end - start <= LONGEST_OF_MAILS) continue;
    for (let at = raw.indexOf(PADDING, start); at !== -1 && at < end; at = raw.indexOf(PADDING, at + 1)) count++;
  }
  return count;
}

function joinBase64(raw: Uint8Array): Uint8Array {
  const joined = new Uint8Array(raw.length);
  // Where the line begins that is being joined to, and where its letters end; nothing while the last line was another.
  let [at, open]: [number, { start: number; end: number } | undefined] = [0, undefined];
  for (const [start, end] of linesOf(raw)) {
    const last = lettersEnd(raw, start, end);
    if (last === undefined) open = undefined;
    else if (open && at - open.start < LONGEST) at = open.end;
    else open = { start: at, end: at };
    joined.set(raw.subarray(start, end), at);
    if (open && last !== undefined) open.end = at + (last - start);
    at += end - start;
  }
  return joined.subarray(0, at);
}

/** Where the letters of a line of base64 end; undefined for another line. */
function lettersEnd(raw: Uint8Array, start: number, end: number): number | undefined {
  let last = end;
  while (last > start && (raw[last - 1] === LF || raw[last - 1] === CR)) last--;
  if (last - start < SHORTEST_BASE64) return undefined;
  for (let at = start; at < last; at++) if (isBase64[raw[at] ?? 0] === 0) return undefined;
  return last;
}
