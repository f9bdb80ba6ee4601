/** Operations of all that is kept of a visitor, loaded when one is called. */
import type { visitorData } from '#core/contract/endpoints/admin/visitors.ts';
import { AGENT_API } from '#core/contract/kit/endpoint.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import type { Deps } from '#functions/deps.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { exportVisitor } from '#functions/use-cases/visitors/export-visitor.ts';
import type { Operations } from '#functions/http/call.ts';

const FILES_NOTE =
  'Messages name their files in metadata.files. To download one, an agent or admin requests the URL below with their access token and with the ID of the file in place of {id}. The response contains an address that works for five minutes.';

/** All that is kept of visitors, and erasing it. */
export const visitorDataOperations: Operations<Deps & { publicOrigin: string }, keyof typeof visitorData> = {
  exportVisitor: async (deps, { params, query }) => {
    // A cursor belongs to its visitor: it isn't valid for another person's export.
    const list = { ...query, ...params };
    const { position, ...part } = await exportVisitor(deps, params.id, readCursor('exportVisitor', list));
    const about_files = { note: FILES_NOTE, url: `${deps.publicOrigin}${AGENT_API}/files/{id}` };
    const next_cursor = position === undefined ? null : writeCursor('exportVisitor', list, position);
    return { ...part, about_files, next_cursor };
  },
  eraseVisitor: async (deps, { params }) => {
    await eraseVisitor(deps, params.id);
    return undefined;
  },
};
