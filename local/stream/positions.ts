/** How far each mapping has come in its stream, kept in the data folder so that a restart goes on from there. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Per shard, the sequence number up to which all is done. */
export type Position = readonly string[];

type Kept = Record<string, { stream: string; shards: Position }>;

export class Positions {
  readonly #file: string | undefined;
  readonly #kept: Kept;

  constructor(dataFolder?: string) {
    this.#file = dataFolder === undefined ? undefined : join(dataFolder, 'stream-positions.json');
    if (dataFolder !== undefined) mkdirSync(dataFolder, { recursive: true });
    this.#kept = this.#file && existsSync(this.#file) ? (JSON.parse(readFileSync(this.#file, 'utf8')) as Kept) : {};
  }

  /** Nothing for another stream: a table made anew begins anew. */
  load(mapping: string, stream: string): Position | undefined {
    const kept = this.#kept[mapping];
    return kept?.stream === stream ? kept.shards : undefined;
  }

  save(mapping: string, stream: string, shards: Position): void {
    this.#kept[mapping] = { stream, shards };
    if (this.#file !== undefined) writeFileSync(this.#file, JSON.stringify(this.#kept));
  }
}
