/** Operations of visitors as people: what is known of them, all that is kept, and erasing it. */
import type { visitorData } from '#core/contract/endpoints/admin/visitors.ts';
import type { visitors } from '#core/contract/endpoints/visitors.ts';
import { found } from '#core/model/errors.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import type { Deps } from '#functions/deps.ts';
import { getVisitor, getVisitorAttributes, toVisitor } from '#functions/store/visitors/visitor-store.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { exportVisitor } from '#functions/use-cases/visitors/export-visitor.ts';
import type { Operations } from '#functions/http/call.ts';

/** Visitors. */
export const visitorOperations: Operations<Deps, keyof typeof visitors> = {
  getVisitor: async ({ table }, { params }) => {
    const [visitor, attributes] = await Promise.all([
      getVisitor(table, params.id),
      getVisitorAttributes(table, params.id),
    ]);
    return toVisitor(found(visitor), attributes);
  },
};

/** All that is kept of visitors, and erasing it. */
export const visitorDataOperations: Operations<Deps, keyof typeof visitorData> = {
  exportVisitor: async (deps, { params, query }) => {
    // A cursor belongs to its visitor: it isn't valid for another person's export.
    const list = { ...query, ...params };
    const { position, ...part } = await exportVisitor(deps, params.id, readCursor('exportVisitor', list));
    return { ...part, next_cursor: position === undefined ? null : writeCursor('exportVisitor', list, position) };
  },
  eraseVisitor: async (deps, { params }) => {
    await eraseVisitor(deps, params.id);
    return undefined;
  },
};
