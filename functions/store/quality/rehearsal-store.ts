/** Rehearsals: what they change, how far they have come, and which conversations would be different. Kept for a day, by ids only. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Definition } from '#core/automation/definition.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import type { BotSettings } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import type { Rehearsal, RehearsalCounts, RehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import { keys } from '#functions/store/keys.ts';
import { type Table, type Written, queryAll } from '#functions/store/table.ts';

/** What of a bot changes. */
export type BotChange = {
  articles?: Article[];
  removed?: Id[];
} & Partial<Pick<BotSettings, 'languages' | 'confidence_floor' | 'max_turns' | 'department_id' | 'asks_if_solved'>>;

/** What is rehearsed. */
export type RehearsalSubject =
  | { type: 'bot'; bot: Id; change: BotChange }
  | { type: 'workflow'; workflow: Id; definition: Definition };

/** A rehearsal as stored. `before`: where the next page of conversations begins. */
export type RehearsalItem = Omit<Rehearsal, 'id'> & {
  subject: Uint8Array;
  before?: string;
  begun_at_ms: number;
  /** When it last came further. */
  at_ms: number;
};

/** An item holds 400 KB. */
const MAX_PACKED_BYTES = 350_000;
const KEPT_SECONDS = 24 * 3600;
/** A function that has not come further for so long never will. */
const LONGEST_MS = 180_000;

const NONE: RehearsalCounts = { same: 0, answered: 0, handed_off: 0, other_answer: 0, routed_elsewhere: 0, unknown: 0 };

/** Notes one that is to run, unless what it changes is more than an item holds. */
export async function putRehearsal(
  table: Table,
  id: Id,
  { subject, total, atMs }: { subject: RehearsalSubject; total: number; atMs: number },
): Promise<'noted' | 'too_large'> {
  const packed = deflateRawSync(JSON.stringify(subject));
  if (packed.length > MAX_PACKED_BYTES) return 'too_large';
  const item: RehearsalItem = {
    state: 'running',
    total,
    looked_at: 0,
    counts: NONE,
    embeddings: null,
    subject: packed,
    begun_at_ms: atMs,
    at_ms: atMs,
  };
  await table.put({ Item: { ...keys.rehearsal(id), ...item, expires_at_seconds: expiryOf(atMs) } });
  return 'noted';
}

const expiryOf = (atMs: number): number => Math.ceil(atMs / 1000) + KEPT_SECONDS;

/** One rehearsal as stored, or nothing. */
export async function getRehearsal(table: Table, id: Id): Promise<RehearsalItem | undefined> {
  return (await table.get({ Key: keys.rehearsal(id), ConsistentRead: true })) as RehearsalItem | undefined;
}

/** What is rehearsed. */
export const subjectOf = ({ subject }: RehearsalItem): RehearsalSubject =>
  JSON.parse(inflateRawSync(subject).toString()) as RehearsalSubject;

/** How it goes: one whose function was lost is paused. */
export function shownRehearsal(id: Id, item: RehearsalItem, nowMs: number): Rehearsal {
  const { state, total, looked_at, counts, embeddings, at_ms } = item;
  const isLost = state === 'running' && nowMs - at_ms > LONGEST_MS;
  return { id, state: isLost ? 'paused' : state, total, looked_at, counts, embeddings };
}

/** How far it has come with a page. */
export type Progress = Pick<RehearsalItem, 'state' | 'total' | 'looked_at' | 'counts' | 'embeddings'> & {
  before: string | undefined;
  atMs: number;
};

/** Notes a page; `refused` where it was cancelled, or another function has come further. */
export async function putProgress(
  table: Table,
  id: Id,
  { state, total, looked_at, counts, embeddings, before, atMs }: Progress,
  earlier: { looked_at: number; different: readonly RehearsedConversation[] },
): Promise<Written> {
  const { different } = earlier;
  if (different.length > 0) {
    const Item = { ...keys.rehearsalPart(id, earlier.looked_at), different, expires_at_seconds: expiryOf(atMs) };
    await table.put({ Item });
  }
  const { written } = await table.update({
    Key: keys.rehearsal(id),
    UpdateExpression:
      'SET #state = :state, #total = :total, looked_at = :looked, counts = :counts, at_ms = :at, #before = :before, embeddings = :embeddings',
    ConditionExpression: 'looked_at = :earlier AND #state = :running',
    ExpressionAttributeNames: { '#state': 'state', '#total': 'total', '#before': 'before' },
    ExpressionAttributeValues: {
      ':state': state,
      ':total': total,
      ':looked': looked_at,
      ':counts': counts,
      ':embeddings': embeddings,
      ':at': atMs,
      ':before': before ?? null,
      ':earlier': earlier.looked_at,
      ':running': 'running',
    },
  });
  return written;
}

/** Ends it as failed, or lets it go on after a pause; `refused` where it is in another state. */
export async function changeState(
  table: Table,
  id: Id,
  { from, to, atMs }: { from: readonly Rehearsal['state'][]; to: Rehearsal['state']; atMs: number },
): Promise<Written> {
  const isFrom = from.map((_, index) => `#state = :from${index}`);
  const { written } = await table.update({
    Key: keys.rehearsal(id),
    UpdateExpression: 'SET #state = :to, at_ms = :at',
    ConditionExpression: isFrom.join(' OR '),
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':to': to,
      ':at': atMs,
      ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
    },
  });
  return written;
}

/** The conversations that would be different, newest first. */
export async function differentIn(table: Table, id: Id): Promise<RehearsedConversation[]> {
  const { pk, sk } = keys.rehearsalPart(id, 0);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :parts)',
    ExpressionAttributeValues: { ':pk': pk, ':parts': sk.slice(0, sk.indexOf('#') + 1) },
  });
  return items.flatMap(({ different }) => different as RehearsedConversation[]);
}

/** Deletes it, which also ends it. */
export async function deleteRehearsal(table: Table, id: Id): Promise<void> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ProjectionExpression: 'pk, sk',
    ExpressionAttributeValues: { ':pk': keys.rehearsal(id).pk },
    ConsistentRead: true,
  });
  for (const { pk, sk } of items) await table.delete({ Key: { pk, sk } });
}
