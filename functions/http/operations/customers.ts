/** Operations on what visitors wrote and on visitors, loaded with the first of them. */
import type { customers } from '#core/contract/endpoints/customers.ts';
import type { Deps } from '#functions/deps.ts';
import type { Operations } from '#functions/http/call.ts';
import {
  blockOfVisitor,
  blockVisitor,
  listBlockedVisitors,
  unblockVisitor,
} from '#functions/use-cases/visitors/block-visitor.ts';
import { editVisitor } from '#functions/use-cases/visitors/edit-visitor.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { redactMessage } from '#functions/use-cases/privacy/redact-message.ts';

/** The operations. */
export const customerOperations: Operations<Deps, keyof typeof customers> = {
  redactMessage: (deps, { params: { id, seq }, caller }) => redactMessage(deps, { conversation: id, seq }, caller),
  editVisitor: (deps, { params, body, caller }) => editVisitor(deps, params.id, body, caller),
  listBlockedVisitors: async (deps, { query }) => {
    const after = readCursor('listBlockedVisitors', query);
    const page = { limit: query.limit, after: after === undefined ? undefined : Number(after) };
    const { blocks, after: next } = await listBlockedVisitors(deps, page);
    const next_cursor = next === undefined ? null : writeCursor('listBlockedVisitors', query, String(next));
    return { data: blocks, next_cursor };
  },
  getVisitorBlock: async (deps, { params }) => ({ block: await blockOfVisitor(deps, params.id) }),
  blockVisitor: (deps, { params, body, caller }) => blockVisitor(deps, params.id, body, caller),
  unblockVisitor: async (deps, { params, caller }) => {
    await unblockVisitor(deps, params.id, caller);
    return undefined;
  },
};
