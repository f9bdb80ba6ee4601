/**
 * Redacting a message or note. What it said is gone from its row, and with that from previews, lists, exports and
 * mails, which are all made of rows. Open screens get the row again. A settled conversation is indexed again by the stream's
 * consumer; files and what webhooks were sent are dealt with by the sweep.
 */
import { type TeamCaller, actorOf } from '#core/access/team-access.ts';
import { toMessage, unread } from '#core/conversation/views.ts';
import { DomainError, found } from '#core/model/errors.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { copiesIn, withoutKeys } from '#core/privacy/copies.ts';
import { isFeedback, isRedacted, mayRedact, redactedParts, redactedText, textOf } from '#core/privacy/redaction.ts';
import type { Quoted } from '#core/privacy/quotes.ts';
import type { Deps } from '#functions/deps.ts';
import { getWorkflowState, workflowStateWrite } from '#functions/store/automation/workflow-state-store.ts';
import {
  type StoredRow,
  getConversationRecord,
  getRow,
  newestRow,
  withFields,
} from '#functions/store/conversations/conversation-store.ts';
import { metadataChange } from '#functions/store/lifecycle/transition-store.ts';
import { metadataEvents } from '#functions/use-cases/events/event-rows.ts';
import { type LeftOfRow, redactRow, redactionWrite } from '#functions/store/conversations/redaction-store.ts';
import { type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { commandRow } from '#functions/use-cases/notify/push-message.ts';
import { redactLaterRows, rowChange } from './redact-later-rows.ts';
import { redactionFrames } from './redaction-frames.ts';

type RedactDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'events'>;
/** Which row; `copies`: also what was copied out of it. */
type Wanted = { conversation: Id; seq: number; copies?: boolean };

const ATTEMPTS = 8;
/** Each row is two writes. A transaction holds 100, and the message's own has others, too. */
const ROWS_TOGETHER = 40;

/**
 * Redacts a message, a note or the feedback of a rating; a second time changes nothing.
 * @throws DomainError `not_found` also for system rows, `forbidden` for those who may not
 */
export async function redactMessage(
  deps: RedactDeps,
  { conversation, seq, copies = false }: Wanted,
  caller: TeamCaller,
): Promise<Message> {
  const { table } = deps;
  const changed: StoredRow[] = [];
  const { row, state } = await retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const newest = found(await newestRow(table, conversation, { consistent: true }));
    const before = found(await getRow(table, conversation, seq, { consistent: true }));
    if (before.sender_type === 'system' && !isFeedback(before))
      throw new DomainError('not_found', 'This row is no message.');
    if (!mayRedact(caller, newest.state, before))
      throw new DomainError(
        'forbidden',
        'Only supervisors, admins and the agent who has the chat can redact this message.',
      );
    const { state } = newest;
    if (isRedacted(before)) return { row: before, state };
    const left = await leftOf(deps, before);
    const by = actorOf(caller);
    const record = commandRow(deps, newest, { type: 'record', event: 'redacted', about_seq: seq, by }, deps.now());
    const also = copies ? await copyWrites(deps, record, before) : { attributes: [], writes: [] };
    const later = await redactLaterRows(table, conversation, { seq, ...quotedOf(before) });
    const last = later.rows.splice(-ROWS_TOGETHER);
    const change = (rows: StoredRow[]) => rows.flatMap((one) => [rowChange(one), ...leftOfNote(left, one)]);
    // More rows than that go before the message: if anything fails, it is still there to be redacted again.
    for (let at = 0; at < later.rows.length; at += ROWS_TOGETHER) {
      const some = later.rows.slice(at, at + ROWS_TOGETHER);
      if ((await table.transact(change(some))) === 'refused') return 'conflict';
      changed.push(...some);
    }
    const writes = [...also.writes, ...later.writes, ...change(last)];
    const wanted = { left: { ...left, attributes: also.attributes }, record, also: writes };
    if ((await redactRow(table, before, wanted)) === 'refused') return 'conflict';
    changed.push(...last);
    return { row: { ...before, ...redactedParts(before, left) }, state };
  });
  await deps.push.deliver([row, ...changed].flatMap((one) => redactionFrames(one, state)));
  return toMessage(row, state, unread);
}

const quotedOf = (row: StoredRow): Quoted => ({
  text: textOf(row),
  files: row.metadata?.files?.map(({ name }) => name) ?? [],
  isVisitors: row.sender_type === 'visitor',
  isPublic: row.visibility === 'public',
});

/** Notes are sent to webhooks, too; what a tool did isn't. */
function leftOfNote(left: LeftOfRow, note: StoredRow): TransactItem[] {
  const { seq, id, content, metadata } = note;
  if (note.sender_type === 'system') return [];
  const created_at = new Date(createdAtMs(id)).toISOString();
  const of = { ...left, seq, row_id: id, created_at, content, note: metadata ?? {}, files: [], attributes: [] };
  return [redactionWrite({ ...of, is_feedback: false })];
}

/** The writes that take away what was copied out of a row, and which attributes those are. */
async function copyWrites(
  deps: RedactDeps,
  { conversation_id, seq }: StoredRow,
  row: StoredRow,
): Promise<{ attributes: string[]; writes: TransactItem[] }> {
  const text = textOf(row);
  const [record, workflow] = await Promise.all([
    getConversationRecord(deps.table, conversation_id, { consistent: true }),
    getWorkflowState(deps.table, conversation_id),
  ]);
  if (!record) return { attributes: [], writes: [] };
  const { metadata } = record;
  const attributes = copiesIn(text, metadata.attributes);
  const kept = withFields(metadata, { attributes: withoutKeys(metadata.attributes, attributes) });
  const change = { before: metadata, after: kept };
  const answers = workflow ? copiesIn(text, workflow.answers) : [];
  const writes = [
    ...(attributes.length > 0 ? [...metadataChange(change), ...(await metadataEvents(deps, change, seq))] : []),
    ...(workflow && answers.length > 0
      ? [
          workflowStateWrite(conversation_id, workflow, {
            ...workflow,
            answers: withoutKeys(workflow.answers, answers),
          }),
        ]
      : []),
  ];
  return { attributes, writes };
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
    is_feedback: isFeedback(row),
    attributes: [],
    began_at_ms: now(),
  };
}
