/** Operations of the attributes and labels of conversations. */
import type { fields } from '#core/contract/endpoints/admin/fields.ts';
import type { Operations } from '#functions/http/call.ts';
import type { SettingsDeps } from '#functions/use-cases/settings/resource.ts';
import { changeFields, showFields } from '#functions/use-cases/conversations/fields.ts';

/** Reading and setting. */
export const fieldOperations: Operations<SettingsDeps, keyof typeof fields> = {
  getConversationFields: (deps) => showFields(deps),
  updateConversationFields: (deps, { body }) => changeFields(deps, body),
};
