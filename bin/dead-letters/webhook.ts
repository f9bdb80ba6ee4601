/** Sends a webhook's events of a time range again. */
import { CommandError } from '#bin/kit/exit-codes.ts';
import type { Output } from '#bin/kit/output.ts';
import type { Place } from '#bin/kit/place.ts';
import { productDeps } from '#bin/kit/product.ts';
import type { Id } from '#core/model/id.ts';
import { starterOf } from '#functions/container.ts';
import { replayRange } from '#functions/use-cases/webhooks/deliveries.ts';
import { functionNames } from './functions.ts';

/** Which events: those from a time to before another, in milliseconds since 1970. */
export type Range = { webhook: Id; fromMs: number; toMs: number; onlyFailed: boolean };

/** Has them sent again, part by part, oldest first; answers with how many. @throws DomainError as the API's replay does */
export async function replayWebhook(
  place: Place,
  { webhook, fromMs, toMs, onlyFailed }: Range,
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<number> {
  const { deliver } = functionNames(place);
  if (deliver === undefined) throw new CommandError(3, `There is no function "deliver" in ${place.name}.`);
  const start = starterOf(deliver);
  const startDelivery = (webhook_id: Id): Promise<void> => start({ kind: 'webhook', webhook_id });
  const deps = { ...productDeps(place, output), startDelivery };
  const progress = output.progress('Events');
  const [state, to] = [onlyFailed ? ('failed' as const) : null, new Date(toMs).toISOString()];
  let count = 0;
  let from: string | null = new Date(fromMs).toISOString();
  while (from !== null) {
    signal.throwIfAborted();
    const part: { replayed: number; next_from: string | null } = await replayRange(deps, webhook, { from, to, state });
    progress.at((count += part.replayed));
    from = part.next_from;
  }
  progress.end();
  return count;
}
