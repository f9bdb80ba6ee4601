/**
 * Reads the values of a file one at a time, whatever its size: JSON Lines, one list, or documents one after another. Each comes
 * with where it is, so that it can be read again.
 */
import { createReadStream } from 'node:fs';

/** A value, or why it can't be read; `offset` and `length` are bytes. */
export type FoundValue = { offset: number; length: number } & ({ value: unknown } | { problem: string });

/** Larger values are passed over: one alone would fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;
/** As deep as the table stores values. Far deeper ones would also end whoever walks through them. */
const MAX_DEPTH = 32;
const [NEWLINE, QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [...'\n"\\{}[]'].map((sign) =>
  sign.charCodeAt(0),
);

/** The values of a file. @throws Error if it isn't text in UTF-8 */
export async function* jsonValues(path: string): AsyncGenerator<FoundValue> {
  const splitter = new Splitter();
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) yield* splitter.add(chunk as Buffer);
  yield* splitter.end();
}

/** Reads one value again. @throws SyntaxError */
export const parseValue = (bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));

/** Cuts bytes into values. A file whose first line is a whole value has one on each line; in any other, brackets say where one ends. */
class Splitter {
  #mode: 'unknown' | 'lines' | 'document' = 'unknown';
  #buffer: Buffer = Buffer.alloc(0);
  /** Where the buffer begins in the file. */
  #offset = 0;
  /** How far the buffer has been looked at. */
  #at = 0;
  #start = -1;
  #depth = 0;
  #isText = false;
  #isEscaped = false;
  #isList = false;
  #tooLong = false;

  *add(chunk: Buffer): Generator<FoundValue> {
    if (this.#offset === 0 && this.#buffer.length === 0) refuseOtherEncodings(chunk);
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    if (this.#mode === 'unknown') this.#mode = this.#modeOf(false);
    yield* this.#split();
  }

  *end(): Generator<FoundValue> {
    if (this.#mode === 'unknown') this.#mode = this.#modeOf(true);
    yield* this.#split();
    if (this.#mode === 'lines') yield* this.#line(this.#buffer.length);
    else if (this.#start !== -1)
      yield {
        offset: this.#offset + this.#start,
        length: this.#buffer.length - this.#start,
        problem: 'Must end. The file stops within this value',
      };
  }

  #modeOf(isEnd: boolean): 'unknown' | 'lines' | 'document' {
    const text = this.#buffer
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart();
    if (text.startsWith('[')) return 'document';
    const [first = ''] = text.split('\n', 1);
    if (!isEnd && first.length === text.length && text.length < MAX_BYTES) return 'unknown';
    try {
      JSON.parse(first);
      return 'lines';
    } catch {
      // A line that ends like this goes on in the next one: it is of a document that was laid out by hand or a tool.
      return text.startsWith('{') && !/[,:[{]$/.test(first.trim()) ? 'lines' : 'document';
    }
  }

  *#split(): Generator<FoundValue> {
    if (this.#mode === 'lines') {
      for (let end = this.#buffer.indexOf('\n', this.#at); end !== -1; end = this.#buffer.indexOf('\n', this.#at)) {
        yield* this.#line(end);
        this.#at = end + 1;
      }
      this.#drop(this.#at);
    } else if (this.#mode === 'document') {
      yield* this.#brackets();
    }
  }

  *#line(end: number): Generator<FoundValue> {
    const bytes = this.#buffer.subarray(this.#at, end);
    if (!/^[\uFEFF\s]*$/.test(bytes.subarray(0, 64).toString('utf8')) || bytes.length > 64)
      yield found(bytes, this.#offset + this.#at);
  }

  *#brackets(): Generator<FoundValue> {
    for (; this.#at < this.#buffer.length; this.#at++) {
      const sign = this.#buffer[this.#at];
      if (this.#isText) this.#inText(sign);
      else if (sign === QUOTE) this.#isText = this.#start !== -1;
      else if (sign === OPEN || sign === OPEN_LIST) {
        if (sign === OPEN_LIST && this.#depth === 0 && !this.#isList) this.#isList = true;
        else if (this.#depth++ === 0) this.#start = this.#at;
      } else if (sign === CLOSE || sign === CLOSE_LIST) {
        if (this.#depth === 0) this.#isList = false;
        else if (--this.#depth === 0) yield this.#whole();
      }
    }
    this.#drop(this.#start === -1 ? this.#at : this.#start);
  }

  #inText(sign: number | undefined): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (sign === BACKSLASH) this.#isEscaped = true;
    else if (sign === QUOTE || sign === NEWLINE) this.#isText = false;
  }

  #whole(): FoundValue {
    const [start, end] = [this.#start, this.#at + 1];
    this.#start = -1;
    if (!this.#tooLong) return found(this.#buffer.subarray(start, end), this.#offset + start);
    this.#tooLong = false;
    return { offset: this.#offset + start, length: end - start, problem: 'Must be at most 64 MB' };
  }

  /** Forgets what was read; of a value that is too long also its beginning. */
  #drop(before: number): void {
    const isTooLong = this.#buffer.length - before > MAX_BYTES;
    if (isTooLong) this.#tooLong = true;
    const kept = isTooLong ? this.#buffer.length : before;
    this.#buffer = this.#buffer.subarray(kept);
    this.#offset += kept;
    this.#at = Math.max(0, this.#at - kept);
    if (this.#start !== -1) this.#start = Math.max(0, this.#start - kept);
  }
}

function found(bytes: Uint8Array, offset: number): FoundValue {
  const at = { offset, length: bytes.length };
  try {
    const value = parseValue(bytes);
    return isDeeper(value, MAX_DEPTH)
      ? { ...at, problem: `Must be nested at most ${MAX_DEPTH} levels deep` }
      : { ...at, value };
  } catch (error) {
    const isText = error instanceof SyntaxError;
    return { ...at, problem: isText ? `Must be JSON. ${error.message}` : 'Must be text in UTF-8' };
  }
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

function refuseOtherEncodings(chunk: Buffer): void {
  const [first, second] = chunk;
  const isUtf16 =
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (second === 0 && first !== 0);
  if (isUtf16) throw new Error('The file is in UTF-16. Save it as UTF-8 first.');
  if (first === 0x1f && second === 0x8b) throw new Error('The file is compressed. Unpack it first.');
  if (first === 0x50 && second === 0x4b) throw new Error('The file is a ZIP archive. Unpack it first.');
}
