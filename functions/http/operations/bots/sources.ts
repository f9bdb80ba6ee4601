/** Operations of sources, and of what was read of them. */
import type { sources as rows } from '#core/contract/endpoints/admin/sources.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import { sourcePreview } from '#core/model/knowledge/source.ts';
import { whatFits } from '#core/limits/answer-size.ts';
import type { Operations } from '#functions/http/call.ts';
import type { CallFunction } from '#functions/platform/call-function.ts';
import { pagesOf } from '#functions/store/sources/page-store.ts';
import { getSourceTrial } from '#functions/store/sources/source-trial-store.ts';
import { sourcesOf } from '#functions/store/sources/source-store.ts';
import { findItem } from '#functions/use-cases/settings/resource.ts';
import {
  type SourceDeps,
  createSource,
  decideHeld,
  readNow,
  requirePublic,
  sources,
} from '#functions/use-cases/sources/sources.ts';
import { removeUpload, shownPage, uploadFile } from '#functions/use-cases/sources/uploads.ts';
import { settingsReads, settingsWrites } from '#functions/http/operations/resource.ts';

/** What these operations need; `callReader` reaches the function that may request pages. */
export type SourceOperationDeps = SourceDeps & { callReader: CallFunction };

const { get } = settingsReads('listSources', sources);
const { update, remove } = settingsWrites(sources);

/** Sources. */
export const sourceOperations: Operations<SourceOperationDeps, keyof typeof rows> = {
  ...byOperation('Source', 'Sources', { get, update, remove }),
  listSources: async (deps, { query }) => ({
    data: await sources.show(deps, await sourcesOf(deps.table, query.bot_id)),
    next_cursor: null,
  }),
  createSource: (deps, { body }) => createSource(deps, body),
  previewSource: async (deps, { body }) => {
    requirePublic(body.addresses, deps.onThisMachine);
    return sourcePreview.parse(await deps.callReader({ preview: body }));
  },
  readSource: (deps, { params }) => readNow(deps, params.id),
  listSourcePages: async (deps, { params }) => {
    await findItem(deps, sources, params.id);
    const pages = await pagesOf(deps.table, params.id);
    const order = { unread: 0, waiting: 1, read: 2 } as const;
    pages.sort((one, other) => order[one.state] - order[other.state] || (one.address < other.address ? -1 : 1));
    return { data: whatFits(pages.map(shownPage)), next_cursor: null };
  },
  getSourceTrial: async (deps, { params }) => {
    await findItem(deps, sources, params.id);
    return { changes: (await getSourceTrial(deps.table, params.id))?.changes ?? [] };
  },
  publishSource: (deps, { params, query }) => decideHeld(deps, params.id, 'publish', query.started_at),
  discardSource: (deps, { params, query }) => decideHeld(deps, params.id, 'discard', query.started_at),
  uploadSourceFile: (deps, { params, body }) => uploadFile(deps, params.id, body),
  deleteSourceFile: async (deps, { params }) => {
    await removeUpload(deps, params.id, params.page_id);
    return undefined;
  },
};
