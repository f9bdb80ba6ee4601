/** A JSON file in the data folder. It is replaced in one step, so a kill during a write leaves the former content. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as z from 'zod/mini';

/** Receives warnings; the terminal, unless a test listens. */
type Warn = (line: string) => void;

/** What one part of the stack stores across restarts. Without a data folder, nothing is stored. */
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
   * The last written value; undefined if there is none. An unreadable file is moved aside with a warning that names it, and
   * this part starts empty: the stack must start whatever a crash or a full disk left behind.
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

  /** Replaces the file in one step. Only the owner may read it, because it may contain secrets and keys. */
  write(content: Content): void {
    if (this.#file === undefined) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify(content), { mode: 0o600, flush: true });
    renameSync(next, this.#file);
  }
}
