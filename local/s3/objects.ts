/** The objects of a bucket: in memory, or in a folder that outlives the stack. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const about = z.object({
  key: z.string(),
  /** Content type and `x-amz-meta-…`. */
  headers: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  storedAtMs: z.number(),
  etag: z.string(),
  bytes: z.number(),
});
/** What is known of an object without its content. */
export type ObjectFacts = z.infer<typeof about>;

export type NewObject = { body: Buffer; headers: Record<string, string>; tags: Record<string, string>; atMs: number };

const fileName = (key: string): string => createHash('sha256').update(key).digest('hex');

export class Objects {
  readonly #folder: string | undefined;
  readonly #facts = new Map<string, ObjectFacts>();
  readonly #bodies = new Map<string, Buffer>();

  constructor(folder?: string) {
    this.#folder = folder;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const facts = about.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      if (facts.success && existsSync(this.#path(facts.data.key, 'body'))) this.#facts.set(facts.data.key, facts.data);
    }
  }

  put(key: string, { body, headers, tags, atMs }: NewObject): ObjectFacts {
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    const facts: ObjectFacts = { key, headers, tags, storedAtMs: atMs, etag, bytes: body.length };
    if (this.#folder === undefined) this.#bodies.set(key, body);
    else this.#write(key, 'body', body);
    this.#save(facts);
    return facts;
  }

  get(key: string): ObjectFacts | undefined {
    return this.#facts.get(key);
  }

  body(key: string): Buffer {
    return this.#bodies.get(key) ?? readFileSync(this.#path(key, 'body'));
  }

  /** Replaces all tags; does nothing for a missing object. */
  tag(key: string, tags: Record<string, string>): void {
    const facts = this.#facts.get(key);
    if (facts) this.#save({ ...facts, tags });
  }

  delete(key: string): void {
    this.#facts.delete(key);
    this.#bodies.delete(key);
    if (this.#folder === undefined) return;
    for (const kind of ['json', 'body'] as const) rmSync(this.#path(key, kind), { force: true });
  }

  /** All objects, in the order of their keys. */
  all(): ObjectFacts[] {
    return [...this.#facts.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
  }

  #save(facts: ObjectFacts): void {
    this.#facts.set(facts.key, facts);
    if (this.#folder !== undefined) this.#write(facts.key, 'json', JSON.stringify(facts));
  }

  #path(key: string, kind: 'json' | 'body'): string {
    return join(this.#folder ?? '', `${fileName(key)}.${kind}`);
  }

  /** In one step: a kill leaves the former content. */
  #write(key: string, kind: 'json' | 'body', content: string | Buffer): void {
    const path = this.#path(key, kind);
    writeFileSync(`${path}.next`, content, { mode: 0o600 });
    renameSync(`${path}.next`, path);
  }
}
