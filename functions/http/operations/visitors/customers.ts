/** Operations on what visitors wrote and on visitors, loaded with the first of them. */
import type { customers } from '#core/contract/endpoints/visitors/customers.ts';
import type { Deps } from '#functions/deps.ts';
import { notFound } from '#core/model/errors.ts';
import type { Operations } from '#functions/http/call.ts';
import {
  blockOfVisitor,
  blockVisitor,
  listBlockedVisitors,
  unblockVisitor,
} from '#functions/use-cases/customers/block-visitor.ts';
import { mergeConversations } from '#functions/use-cases/customers/merge-conversations.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { showConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { seesVisitor } from '#functions/use-cases/access/require-in-scope.ts';
import { scopeOf, seesConversation } from '#functions/use-cases/access/scope.ts';
import { mergeVisitors, separateVisitor } from '#functions/use-cases/customers/merge-visitors.ts';
import { samePersonAs } from '#functions/use-cases/visitors/same-person.ts';
import { getVisitorAttributes, toVisitor } from '#functions/store/visitors/visitor-store.ts';
import { editVisitor } from '#functions/use-cases/customers/edit-visitor.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { redactMessage } from '#functions/use-cases/privacy/redact-message.ts';

/** The operations. */
export const customerOperations: Operations<Deps, keyof typeof customers> = {
  redactMessage: (deps, { params: { id, seq }, query, caller }) =>
    redactMessage(deps, { conversation: id, seq, copies: query.copies === 'true' }, caller),
  mergeConversation: async (deps, { params, body, caller }) => {
    if (!(await seesConversation(deps, await scopeOf(deps, caller), body.into))) throw notFound();
    const merged = await mergeConversations(deps, { from: params.id, into: body.into }, caller);
    return showConversation(deps.table, merged, explainWaiting(deps));
  },
  editVisitor: (deps, { params, body, caller }) => editVisitor(deps, params.id, body, caller),
  mergeVisitor: async (deps, { params: { id }, body: { visitor_id: other }, caller }) => {
    if (!(await seesVisitor(deps, await scopeOf(deps, caller), other))) throw notFound();
    const merged = await mergeVisitors(deps, { id, other }, caller);
    const visitor = toVisitor(merged, await getVisitorAttributes(deps.table, id));
    return { ...visitor, same_person: await samePersonAs(deps, merged, caller) };
  },
  separateVisitor: async (deps, { params, caller }) => {
    await separateVisitor(deps, params.id, caller);
    return undefined;
  },
  listBlockedVisitors: async (deps, { query, caller }) => {
    const after = readCursor('listBlockedVisitors', query);
    const page = { limit: query.limit, after: after === undefined ? undefined : Number(after) };
    const { blocks, after: next } = await listBlockedVisitors(deps, page);
    const next_cursor = next === undefined ? null : writeCursor('listBlockedVisitors', query, String(next));
    const scope = await scopeOf(deps, caller);
    const seen = await Promise.all(blocks.map(({ visitor_id }) => seesVisitor(deps, scope, visitor_id)));
    return { data: blocks.filter((_, index) => seen[index]), next_cursor };
  },
  getVisitorBlock: async (deps, { params }) => ({ block: await blockOfVisitor(deps, params.id) }),
  blockVisitor: (deps, { params, body, caller }) => blockVisitor(deps, params.id, body, caller),
  unblockVisitor: async (deps, { params, caller }) => {
    await unblockVisitor(deps, params.id, caller);
    return undefined;
  },
};
