/** Operations of canned responses of one's own. */
import type { TeamCaller } from '#core/access/team-access.ts';
import type { ownResponses as rows } from '#core/contract/endpoints/conversations/own-responses.ts';
import type { Operations } from '#functions/http/call.ts';
import { ownResponses } from '#functions/use-cases/settings/canned-responses.ts';
import type { SettingsDeps } from '#functions/use-cases/settings/resource.ts';
import { settingsOperations } from '#functions/http/operations/resource.ts';

/** The operations on what is the caller's own: their keys name the caller. */
const own = ({ caller: { user_id } }: { caller: TeamCaller }) =>
  settingsOperations(`listOwnCannedResponses ${user_id}`, ownResponses(user_id));

/** What only its owner sees isn't in the audit log. */
const unrecorded = (deps: SettingsDeps): SettingsDeps => ({ ...deps, by: undefined });

/** One's own canned responses. */
export const ownResponseOperations: Operations<SettingsDeps, keyof typeof rows> = {
  listOwnCannedResponses: (deps, call) => own(call).list(deps, call),
  getOwnCannedResponse: (deps, call) => own(call).get(deps, call),
  createOwnCannedResponse: (deps, call) => own(call).create(unrecorded(deps), call),
  updateOwnCannedResponse: (deps, call) => own(call).update(unrecorded(deps), call),
  deleteOwnCannedResponse: (deps, call) => own(call).remove(unrecorded(deps), call),
};
