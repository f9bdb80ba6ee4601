/** Operations of modules. */
import type { modules } from '#core/contract/endpoints/admin/modules.ts';
import type { Operations } from '#functions/http/call.ts';
import { type ModuleDeps, listModules, switchLiveChat } from '#functions/use-cases/integrations/modules.ts';

/** The list, and the switch of live chat. */
export const moduleOperations: Operations<ModuleDeps, keyof typeof modules> = {
  listModules: (deps) => listModules(deps),
  switchLiveChat: (deps, { body }) => switchLiveChat(deps, body.is_enabled),
};
