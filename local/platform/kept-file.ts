/** A JSON file of the data folder: replaced whole at each write, so a kill in the middle leaves the former one. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as z from 'zod/mini';

/** Where warnings go; the terminal unless a test listens. */
type Warn = (line: string) => void;

/** What one part of the stack keeps across restarts; without a data folder it keeps nothing. */
export class KeptFile<Content> {
  readonly #file: string | undefined;
  readonly #schema: z.ZodMiniType<Content>;
  readonly #warn: Warn;

  constructor(dataFolder: string | undefined, name: string, schema: z.ZodMiniType<Content>, warn: Warn = console.warn) {
    this.#file = dataFolder === undefined ? undefined : join(dataFolder, name);
    this.#schema = schema;
    this.#warn = warn;
  }

  /**
   * What was written last; undefined where nothing was. A file that can't be read is moved aside, with a warning that
   * names it, and the stack begins that part anew: it must start whatever a crash or a full disk left behind.
   */
  read(): Content | undefined {
    if (this.#file === undefined || !existsSync(this.#file)) return undefined;
    try {
      return this.#schema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      const aside = `${this.#file}.unreadable-${Date.now()}`;
      renameSync(this.#file, aside);
      this.#warn(`${this.#file} can't be read. It is kept as ${aside}, and a new one is begun.`);
      return undefined;
    }
  }

  /** Replaces the file in one step. Only the owner may read it: secrets and keys are among what is kept. */
  write(content: Content): void {
    if (this.#file === undefined) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify(content), { mode: 0o600, flush: true });
    renameSync(next, this.#file);
  }
}
