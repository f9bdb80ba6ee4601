/** Each mapping's position in its stream, stored in the data folder so that a restart continues from there. */
import * as z from 'zod/mini';
import { KeptFile } from '#local/platform/kept-file.ts';

/** Per shard, the sequence number up to which everything is finished. */
export type Position = readonly string[];

const schema = z.record(z.string(), z.object({ stream: z.string(), shards: z.readonly(z.array(z.string())) }));

export class Positions {
  readonly #file: KeptFile<z.infer<typeof schema>>;
  readonly #kept: z.infer<typeof schema>;

  constructor(dataFolder?: string) {
    this.#file = new KeptFile(dataFolder, 'stream-positions.json', schema);
    this.#kept = this.#file.read() ?? {};
  }

  /** Nothing for another stream: a recreated table starts from the beginning. */
  load(mapping: string, stream: string): Position | undefined {
    const kept = this.#kept[mapping];
    return kept?.stream === stream ? kept.shards : undefined;
  }

  save(mapping: string, stream: string, shards: Position): void {
    this.#kept[mapping] = { stream, shards };
    this.#file.write(this.#kept);
  }
}
