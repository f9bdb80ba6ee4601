/**
 * What is new in the text of a reply: without what its program quoted, and without a signature. Our own mails begin with a
 * line that makes this exact; the other rules know what common programs write in the languages of the product. Every rule
 * reads a line or a few, so the time they take grows with the length of the text and no faster.
 */
import { REPLY_MARK, quoteWords } from './quote-words.ts';

const words = Object.values(quoteWords);
/** No line that introduces a quotation is longer; a longer one isn't compared at all. */
const MAX_LINE = 300;
/** Such a line may be broken by the program that sent it. */
const MAX_BROKEN = 4;

const QUOTED = /^\s*[>|]/;
const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (names: readonly string[]): string => names.map(escape).join('|');

const ORIGINAL = new RegExp(`^[-_ ]{2,}\\s*(${anyOf(words.flatMap(({ original }) => original))})\\s*[-_ ]{2,}$`, 'iu');
const FROM = new RegExp(`^\\*?(${anyOf(words.flatMap(({ from }) => from))})\\s?[:\uff1a]\\*?\\s`, 'iu');
const OTHER = new RegExp(`^\\*?(${anyOf(words.flatMap(({ others }) => others))})\\s?[:\uff1a]\\*?(\\s|$)`, 'iu');
const RULE = /^_{10,}$/;
const DASHES = /^(-- ?|—|--\u00a0)$/;

/** A line without the marks of a quotation before it. */
const unquoted = (line: string): string => line.replace(/^[\s>|]+/, '').trim();
const isMark = (line: string): boolean => unquoted(line).startsWith(REPLY_MARK);

/** The text above the first thing that is quoted, or what is between and below it where nothing is above. */
export function newText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ').split('\n');
  const marked = lines.findIndex(isMark);
  const above = marked === -1 ? lines : lines.slice(0, marked);
  const own = withoutQuotes(above, marked !== -1);
  // Who writes below the quotation has written below our mark, too.
  const found = own.length === 0 && marked !== -1 ? withoutQuotes(lines, false) : own;
  return withoutSignature(found).join('\n').trim();
}

function withoutQuotes(lines: readonly string[], isMarked: boolean): string[] {
  const start = quoteStart(lines);
  if (start === undefined) return trimmed(isMarked ? withoutIntroduction(lines) : lines.filter(isOwn));
  const above = trimmed(lines.slice(0, start.at).filter(isOwn));
  if (start.kind === 'rest') return above;
  // Below an introduction, only marked lines are quoted: what has no mark was written there.
  const below = trimmed(lines.slice(start.at + start.length).filter(isOwn));
  return above.length > 0 && below.length > 0 ? [...above, '', ...below] : [...above, ...below];
}

const isOwn = (line: string): boolean => !QUOTED.test(line);

type Start = { at: number; length: number; kind: 'introduction' | 'rest' };

/** Where a quotation is introduced: by a line above marked ones, or by something that makes all the rest one. */
function quoteStart(lines: readonly string[]): Start | undefined {
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    if (line === '' || line.length > MAX_LINE || QUOTED.test(line)) continue;
    if (ORIGINAL.test(line) || isHeaderBlock(lines, at)) return { at, length: 1, kind: 'rest' };
    const length = introduction(lines, at);
    if (length > 0) return { at, length, kind: isFollowedByMarks(lines, at + length) ? 'introduction' : 'rest' };
  }
  return undefined;
}

/** Outlook repeats the headers of what it quotes, often below a line. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = RULE.test((lines[at] ?? '').trim()) ? nextFilled(lines, at + 1) : at;
  if (!FROM.test((lines[first] ?? '').trim())) return false;
  const following = lines.slice(first + 1, first + 6).filter((line) => OTHER.test(line.trim()));
  return following.length >= 2;
}

function nextFilled(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && at < from + MAX_BROKEN && (lines[at] ?? '').trim() === '') at++;
  return at;
}

/** How many lines say who wrote what follows; 0 where none do. */
function introduction(lines: readonly string[], at: number): number {
  let joined = '';
  for (let length = 1; length <= MAX_BROKEN; length++) {
    const line = (lines[at + length - 1] ?? '').trim();
    if (line === '' || QUOTED.test(line)) return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > MAX_LINE) return 0;
    if (isIntroduction(joined)) return beginsBefore(lines.slice(at, at + length), joined) ? length : 0;
  }
  return 0;
}

const isIntroduction = (line: string): boolean =>
  /[:\uff1a。]$/.test(line) && /\d|@/.test(line) && words.some(({ wrote }) => wrote.test(line));

/**
 * Whether an introduction of several lines begins with the first of them. In some languages it may begin with anything: then
 * what is above the shortest one was written by the person.
 */
const beginsBefore = (lines: readonly string[], joined: string): boolean =>
  words.some(({ wrote }) => wrote.test(joined) && !wrote.test(`x ${joined}`)) ||
  !lines.some(
    (_, index) =>
      index > 0 &&
      isIntroduction(
        lines
          .slice(index)
          .map((line) => line.trim())
          .join(' '),
      ),
  );

function isFollowedByMarks(lines: readonly string[], from: number): boolean {
  return QUOTED.test(lines[nextFilled(lines, from)] ?? '');
}

/** Above our mark there may be an introduction without anything it introduces. */
function withoutIntroduction(lines: readonly string[]): string[] {
  return lines.filter(isOwn);
}

/** Cuts a signature: below its usual mark, or what phones add to the end. */
function withoutSignature(lines: readonly string[]): string[] {
  const at = lines.findIndex((line, index) => index > 0 && DASHES.test(line));
  const kept = trimmed(at === -1 ? lines : lines.slice(0, at));
  const last = (kept.at(-1) ?? '').trim();
  const isAdded = kept.length > 1 && last.length <= 100 && words.some(({ sentFrom }) => sentFrom.test(last));
  return isAdded ? trimmed(kept.slice(0, -1)) : kept;
}

function trimmed(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}
