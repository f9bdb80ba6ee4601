/** Tells the team in a chat about a reply by email that isn't in it. Quietly: nothing rings, and at most once a day. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { takeOfDay } from '#functions/store/visitors/rate-limit-store.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';

type RemarkDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>;

/** Adds a remark of a kind, unless there was one of it today. */
export async function remarkOnce(
  deps: RemarkDeps,
  conversation: Id,
  { reason, content, about }: { reason: string; content: string; about?: { address: string } },
): Promise<void> {
  const { table, now } = deps;
  if (!(await takeOfDay(table, `remark:${conversation}:${reason}`, 1, now()))) return;
  await retryOnConflict('this conversation', async () => {
    const newest = await newestRow(table, conversation, { consistent: true });
    return newest && appendCommand(deps, newest, { type: 'remark', content, reason, ...(about ? { about } : {}) });
  });
}
