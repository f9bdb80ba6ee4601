/** What a command prints: results for people or programs, notes, and progress. */
import type { Writable } from 'node:stream';

/** Where a command runs: its streams, its variables, and who answers questions. Tests give their own. */
export type Terminal = {
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean; columns?: number };
  /** Answers a question; undefined where nobody can be asked. */
  ask?: ((question: string) => Promise<string>) | undefined;
};

/** The progress of long work. */
export type Progress = {
  /** @param done how much is done, in the unit of the work */
  at(done: number): void;
  /** Removes the bar, or prints the last line. */
  end(): void;
};

/** The voice of a command. */
export type Output = {
  /** A line of the result for people: on stdout, or on stderr where a program reads stdout (`--json`). */
  say(line: string): void;
  /** A remark beside the result, always on stderr. */
  note(line: string): void;
  /** Shows how far long work is: a bar on a terminal, else a line every ten seconds. @param total omit where it isn't known */
  progress(what: string, total?: number): Progress;
  /** Prints the one JSON document, with `--json` only. */
  document(value: unknown): void;
};

const BAR_WIDTH = 24;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;
const CLEAR_LINE = '\r\u001B[2K';

/** Prints to a terminal. @param now milliseconds since 1970 */
export function outputTo({ stdout, stderr }: Terminal, json: boolean, now: () => number = Date.now): Output {
  /** What clears a bar that is on the screen. */
  let bar = '';
  const write = (stream: Writable, text: string): void => {
    if (bar !== '') stderr.write(CLEAR_LINE);
    stream.write(text);
    if (bar !== '') stderr.write(bar);
  };
  const note = (line: string): void => write(stderr, `${line}\n`);
  return {
    say: (line) => write(json ? stderr : stdout, `${line}\n`),
    note,
    document: (value) => {
      if (json) write(stdout, `${JSON.stringify(value, undefined, 2)}\n`);
    },
    progress: (what, total) => {
      const { isTTY: isScreen = false } = stderr;
      let shownAtMs = isScreen ? 0 : now();
      let isLineDue = false;
      return {
        at: (done) => {
          if (now() - shownAtMs < (isScreen ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
          shownAtMs = now();
          if (!isScreen) {
            isLineDue = true;
            return note(`${what}: ${amount(done, total)}`);
          }
          bar = `${CLEAR_LINE}${what} ${drawn(done, total)}`;
          stderr.write(bar);
        },
        end: () => {
          if (bar !== '') stderr.write(CLEAR_LINE);
          bar = '';
          if (isLineDue) note(`${what}: done`);
        },
      };
    },
  };
}

const inWords = new Intl.NumberFormat('en');
const amount = (done: number, total: number | undefined): string =>
  total === undefined ? inWords.format(done) : `${inWords.format(done)} of ${inWords.format(total)}`;

function drawn(done: number, total: number | undefined): string {
  if (total === undefined || total === 0) return amount(done, undefined);
  const full = Math.round(Math.min(1, done / total) * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${amount(done, total)}`;
}
