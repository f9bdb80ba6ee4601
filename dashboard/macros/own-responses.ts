/** The canned responses of the person who is signed in: what only they see. */
import type { CannedResponse } from '#core/model/actions/canned-response.ts';
import { type Api, everyPage } from '#dashboard/api/api.ts';
import { type Resource, createResource } from '#dashboard/data/resource.ts';

const known = new WeakMap<Api, Resource<CannedResponse[]>>();

/** Theirs, once for each sign-in. */
export function ownResponsesOf(api: Api): Resource<CannedResponse[]> {
  const own = known.get(api) ?? createResource(() => everyPage((query) => api('listOwnCannedResponses', { query })));
  known.set(api, own);
  return own;
}
