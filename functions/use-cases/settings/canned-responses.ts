/** Setting up canned responses. */
import type { Received } from '#core/contract/http.ts';
import type { CannedResponse } from '#core/model/canned-response.ts';
import { DomainError, notFound, tryAgain } from '#core/model/errors.ts';
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

type ResponseDeps = Pick<Deps, 'table' | 'now' | 'random'>;

const TRIES = 4;

/** Creates a canned response. @throws DomainError `conflict` when its shortcut is taken, `not_found` department */
export async function createCannedResponse(
  deps: ResponseDeps,
  given: Received<'createCannedResponse', 'body'>,
): Promise<CannedResponse> {
  await requireDepartment(deps, given.department_id);
  const nowMs = deps.now();
  const response = { ...given, id: makeId(nowMs, deps.random()), created_at: new Date(nowMs).toISOString() };
  if ((await putCannedResponse(deps.table, response)) === 'done') return response;
  throw taken(given.shortcut);
}

/** One canned response. @throws DomainError `not_found` */
export async function findCannedResponse({ table }: Pick<Deps, 'table'>, id: Id): Promise<CannedResponse> {
  const response = await getCannedResponse(table, id);
  if (!response) throw notFound();
  return response;
}

/** Changes a canned response. @throws DomainError `not_found`, `conflict` when its shortcut is taken */
export async function updateCannedResponse(
  deps: ResponseDeps,
  id: Id,
  given: Received<'updateCannedResponse', 'body'>,
): Promise<CannedResponse> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await findCannedResponse(deps, id);
    const after = { ...before, ...given };
    await requireDepartment(deps, after.department_id);
    if ((await changeCannedResponse(deps.table, before, after)) === 'done') return after;
    if (after.shortcut !== before.shortcut && (await hasShortcut(deps.table, after.shortcut)))
      throw taken(after.shortcut);
  }
  throw busy();
}

/** Deletes a canned response. @throws DomainError `not_found` */
export async function deleteCannedResponse(deps: ResponseDeps, id: Id): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    if ((await removeCannedResponse(deps.table, await findCannedResponse(deps, id))) === 'done') return;
  }
  throw busy();
}

const requireDepartment = ({ table }: ResponseDeps, id: Id | null): Promise<void> =>
  requireDepartments(table, id === null ? [] : [id]);

const taken = (shortcut: string) => new DomainError('conflict', `The shortcut "${shortcut}" is already in use.`);
const busy = () => tryAgain('Someone else is changing this canned response. Try again shortly.');
