/** Modules: their states, and switching live chat on and off. */
import { type Counted, describeModules } from '#core/integrations/modules.ts';
import type { Integration } from '#core/model/widgets/module.ts';
import type { Collection } from '#functions/store/listings.ts';
import { countListed } from '#functions/store/list-page.ts';
import { type ModuleSwitches, SWITCHES, moduleStore } from '#functions/store/settings/module-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { type Resource, type SettingsDeps, changeItem, findItem } from '#functions/use-cases/settings/resource.ts';

/** The dependencies of modules. `moduleSettings`: the settings modules need that this deployment has. */
export type ModuleDeps = SettingsDeps & { moduleSettings: readonly string[] };

/** Where what is counted is listed. */
const collections: Record<Counted, Collection> = {
  widgets: 'WIDGETS',
  webhooks: 'SETTINGS#WEBHOOKS',
  api_keys: 'SETTINGS#KEYS',
  bots: 'BOTS',
};
/** A page's worth; who has more needs no exact number. */
const MAX_COUNTED = 100;

const switches: Resource<ModuleDeps, ModuleSwitches, ModuleSwitches, ModuleSwitches, ModuleSwitches> = {
  store: moduleStore,
  entity: 'modules',
  make: (_, given) => given,
  show: (_, records) => [...records],
};

/** Every module. */
export async function listModules(deps: ModuleDeps): Promise<{ data: Integration[] }> {
  const [{ live_chat }, { crm_card }, counts] = await Promise.all([
    findItem(deps, switches, SWITCHES),
    getTeamSettings(deps.table),
    countAll(deps),
  ]);
  const settings = new Set(deps.moduleSettings);
  return { data: describeModules({ settings, counts, isLiveChatOn: live_chat, hasCard: crm_card !== null }) };
}

/** Switches live chat; what it is already is not a change. Answers with every module. */
export async function switchLiveChat(deps: ModuleDeps, isOn: boolean): Promise<{ data: Integration[] }> {
  const { live_chat } = await findItem(deps, switches, SWITCHES);
  if (live_chat !== isOn) await changeItem(deps, switches, SWITCHES, (before) => ({ ...before, live_chat: isOn }));
  return listModules(deps);
}

async function countAll({ table }: ModuleDeps): Promise<Record<Counted, number>> {
  const counted = Object.entries(collections).map(
    async ([name, collection]) => [name, await countListed(table, collection, MAX_COUNTED)] as const,
  );
  return Object.fromEntries(await Promise.all(counted)) as Record<Counted, number>;
}
