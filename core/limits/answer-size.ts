/**
 * How much one answer holds. Lambda hands an answer over as JSON of at most 6 MB, in which the body is a string: what JSON
 * has escaped is escaped again there, so that a quote in a text takes four bytes.
 */

/** The size limit of one answer in bytes: well below Lambda's, with room for the rest of a list's answer. */
export const MAX_ANSWER_BYTES = 4_000_000;

/** The bytes a value takes inside an answer, as Lambda encodes it. */
export function answerBytes(value: unknown): number {
  // What has no JSON, such as `undefined`, takes no bytes.
  const json = (JSON.stringify(value) as string | undefined) ?? '';
  let bytes = 0;
  for (let index = 0; index < json.length; index++) bytes += bytesOf(json.charCodeAt(index));
  return bytes;
}

/** A code unit of JSON, which holds no control characters and only whole surrogate pairs. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return unit === QUOTE || unit === BACKSLASH ? 2 : 1;
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return unit < 0x800 || isSurrogate ? 2 : 3;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** A list that is being filled for one answer. */
export type AnswerPage<Entry> = {
  entries: Entry[];
  /** Adds an entry; false, and nothing added, when the page is full: it begins the next one. The first always fits. */
  add: (entry: Entry) => boolean;
  /** Whether another entry is asked for; whether it fits is known when it is there. */
  wantsMore: () => boolean;
};

/**
 * An empty page, which ends after `limit` entries or by the size of an answer, whichever comes first. Every list of the
 * contract is filled here.
 * @param limit how many entries are asked for at most
 * @param reserved bytes of the answer that something else takes
 */
export function answerPage<Entry>(limit: number, reserved = 0): AnswerPage<Entry> {
  const entries: Entry[] = [];
  let left = MAX_ANSWER_BYTES - reserved;
  let isFull = limit <= 0;
  return {
    entries,
    add: (entry) => {
      // The comma between two entries.
      const bytes = answerBytes(entry) + 1;
      isFull ||= entries.length > 0 && bytes > left;
      if (isFull) return false;
      entries.push(entry);
      left -= bytes;
      isFull = entries.length >= limit;
      return true;
    },
    wantsMore: () => !isFull,
  };
}

/** The first entries of a list that has no further page: as many as one answer holds. */
export function whatFits<Entry>(entries: Iterable<Entry>, reserved = 0): Entry[] {
  const page = answerPage<Entry>(Infinity, reserved);
  for (const entry of entries) if (!page.add(entry)) break;
  return page.entries;
}
