/** Setting up canned responses. */
import type { Received } from '#core/contract/http.ts';
import type { CannedResponse } from '#core/model/canned-response.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import {
  changeCannedResponse,
  getCannedResponse,
  hasShortcut,
  putCannedResponse,
  removeCannedResponse,
} from '#functions/store/settings/canned-response-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { retryOnConflict } from '#functions/store/retry-on-conflict.ts';

type ResponseDeps = Pick<Deps, 'table' | 'now' | 'random'>;

/** Creates a canned response. @throws DomainError `conflict` when its shortcut is taken, `not_found` department */
export async function createCannedResponse(
  deps: ResponseDeps,
  given: Received<'createCannedResponse', 'body'>,
): Promise<CannedResponse> {
  await requireDepartment(deps, given.department_id);
  const nowMs = deps.now();
  const response = { ...given, id: makeId(nowMs, deps.random()), created_at: new Date(nowMs).toISOString() };
  if ((await putCannedResponse(deps.table, response)) === 'done') return response;
  // The department may have gone meanwhile.
  await requireDepartment(deps, given.department_id);
  throw taken(given.shortcut);
}

/** One canned response. @throws DomainError `not_found` */
export async function findCannedResponse({ table }: Pick<Deps, 'table'>, id: Id): Promise<CannedResponse> {
  return found(await getCannedResponse(table, id));
}

/** Changes a canned response. @throws DomainError `not_found`, `conflict` when its shortcut is taken */
export async function updateCannedResponse(
  deps: ResponseDeps,
  id: Id,
  given: Received<'updateCannedResponse', 'body'>,
): Promise<CannedResponse> {
  return retryOnConflict('this canned response', async () => {
    const before = await findCannedResponse(deps, id);
    const after = { ...before, ...given };
    await requireDepartment(deps, after.department_id);
    if ((await changeCannedResponse(deps.table, before, after)) === 'done') return after;
    if (after.shortcut !== before.shortcut && (await hasShortcut(deps.table, after.shortcut)))
      throw taken(after.shortcut);
    return 'conflict';
  });
}

/** Deletes a canned response. @throws DomainError `not_found` */
export async function deleteCannedResponse(deps: ResponseDeps, id: Id): Promise<void> {
  return retryOnConflict('this canned response', async () =>
    (await removeCannedResponse(deps.table, await findCannedResponse(deps, id))) === 'done' ? undefined : 'conflict',
  );
}

const requireDepartment = ({ table }: ResponseDeps, id: Id | null): Promise<void> =>
  requireDepartments(table, id === null ? [] : [id]);

const taken = (shortcut: string) => new DomainError('conflict', `The shortcut "${shortcut}" is already in use.`);
