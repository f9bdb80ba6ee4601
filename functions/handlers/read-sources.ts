/** Reads the sources of bots: started when one is to be read, and waited for by nobody. Also previews one, for `settings-api`. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { type SourcePreview, sourceKinds } from '#core/model/knowledge/source.ts';
import { callerOf } from '#functions/callers.ts';
import { log, tableOf } from '#functions/container.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { senderOut } from '#functions/platform/network/send-out.ts';
import { readVariables } from '#functions/platform/variables.ts';
import { previewSource } from '#functions/use-cases/sources/preview.ts';
import { type ReadSourceDeps, readSource } from '#functions/use-cases/sources/read-source.ts';

/** What of the function's fifteen minutes may be spent before the last page is begun, which takes up to two. */
const BUSY_MS = 12 * 60_000;
/** The API waits for nine seconds. */
const PREVIEW_MS = 6_000;

/** A training on the side takes as long as its function may. */
const TRAINING_MS = 180_000;

const event = z.union([
  z.object({ source_id: id }),
  z.object({ preview: z.object({ kind: z.enum(sourceKinds), addresses: z.array(z.string()) }) }),
]);

/** The handler on these dependencies. @throws Error for an event of another shape */
export function readSources(deps: ReadSourceDeps): (event: unknown) => Promise<SourcePreview | void> {
  return async (given) => {
    const order = event.parse(given);
    if ('preview' in order) return previewSource(deps, order.preview, deps.now() + PREVIEW_MS);
    return readSource(deps, order.source_id, deps.now() + BUSY_MS);
  };
}

function build() {
  const variables = readVariables('read-sources', process.env);
  const callTraining = callerOf(variables.FIT_FUNCTION, TRAINING_MS);
  return readSources({
    table: tableOf(variables),
    now: Date.now,
    random: Math.random,
    log,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    send: senderOut(variables.LOOPBACK_PUSH === 'yes'),
    publicOrigin: variables.PUBLIC_ORIGIN,
    tryHeld: (held_source_id) => callTraining({ held_source_id }),
  });
}

/** What Lambda calls. */
export const handler = lazyHandler('read-sources', build);
