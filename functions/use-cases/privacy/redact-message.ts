/**
 * Redacting a message or note. What it said is gone from its row, and with that from previews, lists, exports and
 * mails, which are all made of rows. Open screens get the row again. A settled conversation is indexed again by the stream's
 * consumer; files and what webhooks were sent are dealt with by the sweep.
 */
import { type TeamCaller, actorOf } from '#core/access/team-access.ts';
import { toMessage, unread } from '#core/conversation/views.ts';
import { DomainError, found } from '#core/model/errors.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { Message } from '#core/model/message.ts';
import { isRedacted, mayRedact, redactedText } from '#core/privacy/redaction.ts';
import type { Deps } from '#functions/deps.ts';
import { type StoredRow, getRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { type LeftOfRow, redactRow } from '#functions/store/conversations/redaction-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { commandRow } from '#functions/use-cases/notify/push-message.ts';
import { redactionFrames } from './redaction-frames.ts';

type RedactDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>;

const ATTEMPTS = 8;

/**
 * Redacts a message or note; a second time changes nothing.
 * @throws DomainError `not_found` also for system rows, `forbidden` for those who may not
 */
export async function redactMessage(
  deps: RedactDeps,
  { conversation, seq }: { conversation: Id; seq: number },
  caller: TeamCaller,
): Promise<Message> {
  const { table } = deps;
  const { row, state } = await retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const newest = found(await newestRow(table, conversation, { consistent: true }));
    const before = found(await getRow(table, conversation, seq, { consistent: true }));
    if (before.sender_type === 'system') throw new DomainError('not_found', 'This row is no message.');
    if (!mayRedact(caller, newest.state, before))
      throw new DomainError('forbidden', 'Only admins and the agent who has the chat can redact this message.');
    const { state } = newest;
    if (isRedacted(before)) return { row: before, state };
    const left = await leftOf(deps, before);
    const by = actorOf(caller);
    const record = commandRow(deps, newest, { type: 'record', event: 'redacted', about_seq: seq, by }, deps.now());
    if ((await redactRow(table, before, { left, record })) === 'refused') return 'conflict';
    const { content, redacted_at } = left;
    return { row: { ...before, content, metadata: { redacted_at } }, state };
  });
  await deps.push.deliver(redactionFrames(row, state));
  return toMessage(row, state, unread);
}

async function leftOf({ table, now }: RedactDeps, row: StoredRow): Promise<LeftOfRow> {
  const visitor = await getVisitor(table, row.state.visitor_id);
  return {
    conversation_id: row.conversation_id,
    seq: row.seq,
    row_id: row.id,
    created_at: new Date(createdAtMs(row.id)).toISOString(),
    content: redactedText(visitor?.locale ?? null),
    redacted_at: new Date(now()).toISOString(),
    files: row.metadata?.files?.map(({ id }) => id) ?? [],
    began_at_ms: now(),
  };
}
