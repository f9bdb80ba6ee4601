/**
 * Blocks in the table. The visitor and their gate say until when they are blocked, which every call of theirs reads anyway. A
 * network is blocked by using up its rate limit of new sessions; the row here only says that this is why.
 */
import type { Who } from '#core/model/team/audit.ts';
import { type Id, padId } from '#core/model/id.ts';
import { FOR_EVER_MS } from '#core/visitor/block.ts';
import { keys } from '#functions/store/keys.ts';
import { mailboxMark } from '#functions/store/mail/address-store.ts';
import {
  type Item,
  type Table,
  type TransactItem,
  type Written,
  queryAll,
  retryOnConflict,
  setFields,
} from '#functions/store/table.ts';
import { exhausted, readFullAt } from './rate-limit-store.ts';
import type { VisitorItem } from './visitor-store.ts';

/** A blocked visitor. `email_mark` and `network`: what else is blocked; null for nothing. */
export type Block = {
  visitor_id: Id;
  widget_id: Id;
  name: string | null;
  email: string | null;
  until_ms: number;
  email_mark: string | null;
  network: string | null;
  by: Who | null;
  reason: string;
  blocked_at_ms: number;
  /** Grows with each block of the visitor; 0 where none was stored yet. */
  version: number;
};

const visitorKey = (visitor: Id) => keys.block('VISITOR', padId(visitor));
/** Each visitor who is blocked by an address or network has an item of their own: others may be blocked by the same. */
const byKey = (by: By, what: string, visitor: Id) => keys.block(by, `${what}#${padId(visitor)}`);
type By = 'EMAIL' | 'NETWORK';

/**
 * Blocks a visitor who still exists, instead of how they were blocked before; `refused` when they are gone, or somebody else has
 * changed the block: nobody would lift what that one blocked besides the visitor.
 */
export async function putBlock(
  table: Table,
  wanted: Omit<Block, 'version'>,
  before: Block | undefined,
): Promise<Written> {
  const block: Block = { ...wanted, version: (before?.version ?? 0) + 1 };
  const { visitor_id, until_ms, email_mark, network } = block;
  const lasts = until_ms === FOR_EVER_MS ? {} : { expires_at_seconds: Math.ceil(until_ms / 1000) };
  const pointer = { visitor_id, until_ms, ...lasts };
  return table.transact([
    {
      Update: {
        Key: keys.visitor(visitor_id),
        ...setFields({ blocked_until_ms: until_ms }),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    { Update: { Key: keys.visitorGate(visitor_id), ...setFields({ blocked_until_ms: until_ms }) } },
    { Put: { Item: { ...visitorKey(visitor_id), ...block, ...lasts }, ...asRead(before) } },
    ...(await leftovers(table, before, block)),
    ...(email_mark === null ? [] : [{ Put: { Item: { ...byKey('EMAIL', email_mark, visitor_id), ...pointer } } }]),
    ...(network === null
      ? []
      : [
          { Put: { Item: { ...byKey('NETWORK', network, visitor_id), ...pointer } } },
          await networkWrite(table, network, block),
        ]),
  ]);
}

/** What of a former block the new one doesn't replace. */
async function leftovers(table: Table, before: Block | undefined, after?: Block): Promise<TransactItem[]> {
  if (!before) return [];
  const { visitor_id, email_mark, network } = before;
  return [
    ...(email_mark === null || email_mark === after?.email_mark
      ? []
      : [{ Delete: { Key: byKey('EMAIL', email_mark, visitor_id) } }]),
    ...(network === null || network === after?.network
      ? []
      : [
          { Delete: { Key: byKey('NETWORK', network, visitor_id) } },
          await networkWrite(table, network, { visitor_id, until_ms: 0 }),
        ]),
  ];
}

/** Uses up a network's new sessions for as long as any of its visitors is blocked by it; fails when that has changed meanwhile. */
async function networkWrite(
  table: Table,
  network: string,
  { visitor_id, until_ms }: Pick<Block, 'visitor_id' | 'until_ms'>,
): Promise<TransactItem> {
  // Read first: who blocks by the same network after this changes it.
  const fullAtMs = await readFullAt(table, network);
  const others = await blockedBy(table, 'NETWORK', network, { consistent: true });
  const untils = others.filter((other) => other.visitor_id !== visitor_id).map((other) => other.until_ms);
  return exhausted(network, { fullAtMs, untilMs: Math.max(until_ms, ...untils) });
}

/** Holds while the block is as it was read, or is still missing. */
const asRead = (before: Block | undefined) =>
  before
    ? {
        ConditionExpression: before.version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ...(before.version === 0 ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };

/** Ends a block, and with it that of the address and network; `refused` when the visitor is gone, or the block is another by now. */
export async function deleteBlock(table: Table, block: Block): Promise<Written> {
  const { visitor_id } = block;
  const Never = { UpdateExpression: 'REMOVE blocked_until_ms' };
  return table.transact([
    { Update: { Key: keys.visitor(visitor_id), ...Never, ConditionExpression: 'attribute_exists(pk)' } },
    { Update: { Key: keys.visitorGate(visitor_id), ...Never } },
    { Delete: { Key: visitorKey(visitor_id), ...asRead(block) } },
    ...(await leftovers(table, block)),
  ]);
}

/** Deletes what is kept of the block of a visitor who is erased. */
export async function eraseBlock(table: Table, visitor: Id): Promise<void> {
  await retryOnConflict('this network', async () => {
    const block = await getBlock(table, visitor);
    if (!block) return 'done';
    const all = [{ Delete: { Key: visitorKey(visitor) } }, ...(await leftovers(table, block))];
    return (await table.transact(all)) === 'done' ? 'done' : 'conflict';
  });
}

/** How a visitor is blocked, or nothing; also a block that is over but still stored. */
export async function getBlock(table: Table, visitor: Id): Promise<Block | undefined> {
  const item = await table.get({ Key: visitorKey(visitor), ConsistentRead: true });
  return item && blockOf(item);
}

/** Until when an address is blocked (milliseconds since 1970); 0 for one that isn't. */
export const emailBlockedUntil = async (table: Table, email: string): Promise<number> =>
  latestOf(await blockedBy(table, 'EMAIL', mailboxMark(email)));

/** Until when a network is blocked: asked for where its rate limit is used up. */
export const networkBlockedUntil = async (table: Table, network: string): Promise<number> =>
  latestOf(await blockedBy(table, 'NETWORK', network, { consistent: true }));

type Pointer = Pick<Block, 'visitor_id' | 'until_ms'>;
const latestOf = (pointers: readonly Pointer[]): number => Math.max(0, ...pointers.map(({ until_ms }) => until_ms));

/** The visitors who are blocked by an address or network, also those whose block is over but still stored. */
async function blockedBy(
  table: Table,
  by: By,
  what: string,
  options: { consistent?: boolean } = {},
): Promise<Pointer[]> {
  const { pk, sk } = byKey(by, what, 0);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': pk, ':first': sk, ':last': byKey(by, what, Number.MAX_SAFE_INTEGER).sk },
    ConsistentRead: options.consistent ?? false,
  });
  return items as (Item & Pointer)[];
}

/** A page of blocked visitors after one of them. */
export async function listBlocks(
  table: Table,
  { limit, after = 0 }: { limit: number; after?: Id | undefined },
): Promise<{ blocks: Block[]; after: Id | undefined }> {
  const { items, lastKey } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':pk': visitorKey(0).pk,
      ':first': visitorKey(after + 1).sk,
      ':last': visitorKey(Number.MAX_SAFE_INTEGER).sk,
    },
    Limit: limit,
  });
  const blocks = items.map(blockOf);
  return { blocks, after: lastKey ? blocks.at(-1)?.visitor_id : undefined };
}

/** What else of a visitor is blocked with them. */
export const alsoBlocked = ({ email }: Pick<VisitorItem, 'email'>, byEmail: boolean): Pick<Block, 'email_mark'> => ({
  email_mark: byEmail && email ? mailboxMark(email) : null,
});

function blockOf({ pk: _pk, sk: _sk, expires_at_seconds: _expires, ...block }: Item): Block {
  return { version: 0, ...block } as Block;
}
