/** The one record of what holds for the whole team. It is read as its defaults until somebody saves it. */
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { type Id, version } from '#core/model/id.ts';
import { teamChoices } from '#core/model/team/team-settings.ts';
import { type MaskRules, defaultMaskRules } from '#core/privacy/mask.ts';
import { maskRulesWrite } from '#functions/store/webhooks/subscriptions.ts';
import { keys } from '#functions/store/keys.ts';
import { type SettingsStore, readAs, settingsStore } from '#functions/store/settings-store.ts';
import type { Table } from '#functions/store/table.ts';
import { getDepartment } from './department-store.ts';
import { oneRecord } from './one-record.ts';

const stored = z.strictObject({
  id: z.int(),
  ...teamChoices.shape,
  /** Signs links and requests of cards; null until one was asked for. */
  context_secret: z.nullable(z.string()),
  version,
});
/** The settings as stored. */
export type StoredTeamSettings = z.infer<typeof stored>;

/** The id by which the one record is changed. */
export const TEAM = 1;

const added = {
  context_link: null,
  crm_card: null,
  call_link: null,
  context_secret: null,
  sign_in_rules: [],
  agents_see: 'all' as const,
  ...defaultMaskRules,
  ...defaultAssignment,
};

const store = settingsStore<StoredTeamSettings>({
  name: 'record of team settings',
  collection: 'SETTINGS#TEAM',
  key: keys.teamSettings,
  // A record from before has none of these.
  read: (item) => readAs<StoredTeamSettings>(stored)({ ...added, ...item }),
  alsoWrite: (before, after) => {
    const [had = defaultMaskRules, has = defaultMaskRules] = [before, after];
    return isDeepStrictEqual(rulesOf(had), rulesOf(has)) ? [] : [maskRulesWrite(rulesOf(has))];
  },
});

const rulesOf = ({ mask_cards, mask_patterns }: MaskRules): MaskRules => ({ mask_cards, mask_patterns });

const defaults: StoredTeamSettings = {
  id: TEAM,
  notify_emails: [],
  report_emails: [],
  time_zone: 'UTC',
  ...added,
  version: 0,
};

/** The settings. */
export const teamSettingsStore: SettingsStore<StoredTeamSettings> = oneRecord(store, defaults);

/** The settings as they are now. */
export async function getTeamSettings(table: Table): Promise<StoredTeamSettings> {
  return (await teamSettingsStore.get(table, TEAM))?.record ?? defaults;
}

/** The recipients of mails that chats of a department wait while nobody is online; null is the default one. */
export async function waitingRecipients(table: Table, department: Id | null): Promise<readonly string[]> {
  const settings = department === null ? await getTeamSettings(table) : await getDepartment(table, department);
  return settings?.notify_emails ?? [];
}
