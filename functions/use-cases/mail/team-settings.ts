/** What holds for the whole team: the recipients of its mails and its time zone. */
import type { Received } from '#core/contract/http.ts';
import type { TeamSettings } from '#core/model/team-settings.ts';
import {
  type StoredTeamSettings,
  TEAM,
  getTeamSettings,
  teamSettingsStore,
} from '#functions/store/settings/team-settings-store.ts';
import { type Resource, type SettingsDeps, updateItem } from '#functions/use-cases/settings/resource.ts';

type TeamSettingsDeps = SettingsDeps & {
  /** Whether this deployment sends any mail. */
  hasMail: boolean;
};
type Changes = Received<'updateTeamSettings', 'body'>;

const shown = (settings: StoredTeamSettings, { hasMail }: TeamSettingsDeps): TeamSettings => {
  const { notify_emails, report_emails, time_zone, version } = settings;
  return { notify_emails, report_emails, time_zone, version, sends_mail: hasMail };
};

const record: Resource<TeamSettingsDeps, StoredTeamSettings, TeamSettings, StoredTeamSettings, Changes> = {
  store: teamSettingsStore,
  entity: 'team_settings',
  make: (_, given) => given,
  show: (deps, records) => records.map((one) => shown(one, deps)),
};

/** The settings; their defaults, as version 0, before anybody saved them. */
export const showTeamSettings = async (deps: TeamSettingsDeps): Promise<TeamSettings> =>
  shown(await getTeamSettings(deps.table), deps);

/** Changes some of the settings. @throws DomainError `conflict` with what is stored */
export const changeTeamSettings = async (deps: TeamSettingsDeps, changes: Changes): Promise<TeamSettings> =>
  shown(await updateItem(deps, record, TEAM, changes), deps);
