/**
 * Blocking: nothing more is taken from a visitor, and their open chat ends. They learn nothing of it: to them the widget is
 * one that is switched off. Blocked is who their session or the site's own ID names; by choice also their address and, for a
 * while, new sessions from their network.
 */
import { networkOf } from '#core/access/network.ts';
import { type TeamCaller, actorOf, whoIs } from '#core/access/team-access.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { VisitorBlock } from '#core/model/visitors/visitor-block.ts';
import { FOR_EVER_MS, MAX_BLOCK_HOURS, blockEndsAt, isBlocked } from '#core/visitor/block.ts';
import type { Deps } from '#functions/deps.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import {
  type Block,
  alsoBlocked,
  deleteBlock,
  getBlock,
  listBlocks,
  putBlock,
} from '#functions/store/visitors/block-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { type VisitorItem, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { visitorAudience } from '#functions/use-cases/notify/audience.ts';
import { commandRow } from '#functions/use-cases/notify/push-message.ts';
import { appendRow } from '#functions/store/conversations/conversation-store.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { endSockets } from '#functions/use-cases/sockets/end-sockets.ts';

type BlockDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'events' | 'mask'>;

/** How somebody is to be blocked: for hours, or with null for ever; whether also by address and network. */
export type BlockWanted = { hours: number | null; email: boolean; network: boolean; reason: string };

/**
 * Blocks a visitor, instead of how they were blocked before; repeated, it goes on where it was cut short.
 * @throws DomainError `not_found`; `forbidden` for a network, unless a supervisor or admin asks; `validation_failed` for one that isn't known or for too long
 */
export async function blockVisitor(
  deps: BlockDeps,
  id: Id,
  asked: BlockWanted,
  caller: TeamCaller,
): Promise<VisitorBlock> {
  const wanted = { ...asked, reason: await masked(deps, asked.reason) };
  if (wanted.network && !caller.isSupervisor)
    throw new DomainError('forbidden', 'Only supervisors and admins can block a network: others may share it.');
  const block = await retryOnConflict('this visitor', async () => {
    const visitor = found(await getVisitor(deps.table, id, { consistent: true }));
    const before = await getBlock(deps.table, id);
    const after = blockFor(visitor, wanted, caller, deps.now());
    const change = { verb: 'changed', entity: 'visitor', id } as const;
    const about = { before: { blocked_until: endOf(before) }, after: { blocked_until: endOf(after) } };
    const table = audited({ ...deps, by: whoIs(caller) }, { ...change, ...about });
    return (await putBlock(table, after, before)) === 'done' ? after : 'conflict';
  });
  await endSockets(deps, visitorAudience(block));
  await endChat(deps, id, caller);
  return toBlock(block);
}

function blockFor(
  visitor: VisitorItem,
  wanted: BlockWanted,
  caller: TeamCaller,
  nowMs: number,
): Omit<Block, 'version'> {
  const { id: visitor_id, widget_id, name, email, ip_address } = visitor;
  const { hours, reason } = wanted;
  if (wanted.network) requireNetwork(ip_address, hours);
  return {
    visitor_id,
    widget_id,
    name,
    email,
    until_ms: blockEndsAt(hours, nowMs),
    ...alsoBlocked(visitor, wanted.email),
    network: wanted.network ? networkOf(ip_address) : null,
    by: whoIs(caller),
    reason,
    blocked_at_ms: nowMs,
  };
}

function requireNetwork(address: string, hours: number | null): void {
  const { network: max } = MAX_BLOCK_HOURS;
  const message =
    address === ''
      ? 'This visitor has no known address'
      : hours === null || hours > max
        ? `A network can be blocked for ${max} hours at most, because others share it`
        : undefined;
  if (message === undefined) return;
  throw new DomainError('validation_failed', `network: ${message}.`, { errors: [{ path: 'body.network', message }] });
}

const endOf = (block: Pick<Block, 'until_ms'> | undefined): string | null =>
  block === undefined ? null : block.until_ms === FOR_EVER_MS ? 'for ever' : new Date(block.until_ms).toISOString();

/** Ends the visitor's chat, which says nothing of the block, and records for the team that there is one. */
async function endChat(deps: BlockDeps, visitor: Id, caller: TeamCaller): Promise<void> {
  const by = actorOf(caller);
  const last = (await getVisitor(deps.table, visitor, { consistent: true }))?.last_conversation_id;
  if (last === undefined) return;
  await transitionConversation(deps, last, ({ row: { state } }) =>
    state.status === 'closed' ? undefined : { type: 'close', by },
  );
  await retryOnConflict('this conversation', async () => {
    const newest = await newestRow(deps.table, last, { consistent: true });
    // A repeated request records it once.
    if (!newest || newest.metadata?.event === 'visitor_blocked') return 'done';
    const row = commandRow(deps, newest, { type: 'record', event: 'visitor_blocked', by }, deps.now());
    return (await appendRow(deps.table, row)) === 'refused' ? 'conflict' : 'done';
  });
}

/** Ends a block; one that is over or isn't there changes nothing. @throws DomainError `not_found` for an unknown visitor */
export async function unblockVisitor(deps: BlockDeps, id: Id, caller: TeamCaller): Promise<void> {
  await retryOnConflict('this visitor', async () => {
    found(await getVisitor(deps.table, id, { consistent: true }));
    const block = await getBlock(deps.table, id);
    if (!block) return 'done';
    const about = { before: { blocked_until: endOf(block) }, after: { blocked_until: null } };
    const table = audited({ ...deps, by: whoIs(caller) }, { verb: 'changed', entity: 'visitor', id, ...about });
    return (await deleteBlock(table, block)) === 'done' ? 'done' : 'conflict';
  });
}

/** How a visitor is blocked now; null for who isn't. */
export async function blockOfVisitor({ table, now }: BlockDeps, id: Id): Promise<VisitorBlock | null> {
  const block = await getBlock(table, id);
  return block && isInForce(block, now()) ? toBlock(block) : null;
}

/** A page of the visitors who are blocked now. */
export async function listBlockedVisitors(
  { table, now }: BlockDeps,
  page: { limit: number; after: Id | undefined },
): Promise<{ blocks: VisitorBlock[]; after: Id | undefined }> {
  const { blocks, after } = await listBlocks(table, page);
  return { blocks: blocks.filter((block) => isInForce(block, now())).map(toBlock), after };
}

const isInForce = ({ until_ms }: Pick<Block, 'until_ms'>, nowMs: number): boolean =>
  isBlocked({ blocked_until_ms: until_ms }, nowMs);

function toBlock(block: Omit<Block, 'version'>): VisitorBlock {
  const { visitor_id, widget_id, name, email, until_ms, email_mark, network, by, reason, blocked_at_ms } = block;
  return {
    visitor_id,
    widget_id,
    name,
    email,
    until: until_ms === FOR_EVER_MS ? null : new Date(until_ms).toISOString(),
    by_email: email_mark !== null,
    network,
    reason,
    blocked_by: by?.name ?? null,
    blocked_at: new Date(blocked_at_ms).toISOString(),
  };
}
