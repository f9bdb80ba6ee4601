/** Setting up canned responses. */
import type { Received } from '#core/contract/http.ts';
import type { CannedResponse } from '#core/model/canned-response.ts';
import { DomainError } from '#core/model/errors.ts';
import { cannedResponseStore, hasShortcut } from '#functions/store/settings/canned-response-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { type Resource, type SettingsDeps, plainResource } from './resource.ts';

/** Canned responses, each with a shortcut of its own. */
export const cannedResponses: Resource<
  SettingsDeps,
  CannedResponse,
  CannedResponse,
  Received<'createCannedResponse', 'body'>,
  Received<'updateCannedResponse', 'body'>
> = {
  ...plainResource('canned_response', cannedResponseStore),
  check: async ({ table }, { department_id, shortcut }, before) => {
    await requireDepartments(table, department_id === null ? [] : [department_id]);
    if (shortcut !== before?.shortcut && (await hasShortcut(table, shortcut)))
      throw new DomainError('conflict', `The shortcut "${shortcut}" is already in use.`);
  },
};
