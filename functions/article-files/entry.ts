/** What a file of articles is read as. */

/** One entry of a file: what it seems to say, or why it could not be read. `line` is where it begins, from 1. */
export type Entry = { line: number | null } & ({ article: unknown } | { unreadable: string });

/** Thrown by readers for a file of the wrong format; the message names the right one. */
export class NoSuchFile extends Error {
  override readonly name = 'NoSuchFile';
}
