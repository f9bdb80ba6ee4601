/** What holds for the whole team: the recipients of its mails, its time zone, and the ways to its own systems. */
import type { Received } from '#core/contract/http.ts';
import { type CardHosts, mayAskForCard } from '#core/context/card-host.ts';
import { DomainError } from '#core/model/errors.ts';
import type { TeamSettings } from '#core/model/team/team-settings.ts';
import { patternProblem } from '#core/privacy/pattern.ts';
import type { UserPool } from '#functions/platform/user-directory/user-pool.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import {
  type StoredTeamSettings,
  TEAM,
  getTeamSettings,
  teamSettingsStore,
} from '#functions/store/settings/team-settings-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { type Resource, type SettingsDeps, changeItem, updateItem } from '#functions/use-cases/settings/resource.ts';

/** The dependencies of the settings. */
export type TeamSettingsDeps = SettingsDeps &
  CardHosts & {
    /** Whether this deployment sends any mail. */
    hasMail: boolean;
    /** Opens the user pool; missing where an identity provider of the team's own signs people in. */
    userPool?: (() => Promise<UserPool>) | undefined;
  };
type Changes = Received<'updateTeamSettings', 'body'>;

const shown = (settings: StoredTeamSettings, { hasMail, cardHosts, userPool }: TeamSettingsDeps): TeamSettings => {
  const { context_secret, id: _, ...choices } = settings;
  return {
    ...choices,
    sends_mail: hasMail,
    card_hosts: [...cardHosts],
    has_context_secret: context_secret !== null,
    has_user_pool: userPool !== undefined,
  };
};

const record: Resource<TeamSettingsDeps, StoredTeamSettings, TeamSettings, StoredTeamSettings, Changes> = {
  store: teamSettingsStore,
  entity: 'team_settings',
  make: (_, given) => given,
  check: async (deps, after, before) => {
    const url = after.crm_card?.url;
    if (url !== undefined && url !== before?.crm_card?.url) requireCardHost(deps, new URL(url));
    requirePatterns(after.mask_patterns);
    const departments = after.sign_in_rules.flatMap(({ department_ids }) => department_ids);
    if (departments.length > 0) await requireDepartments(deps.table, departments);
  },
  show: (deps, records) => records.map((one) => shown(one, deps)),
};

/** @throws DomainError `validation_failed` naming each pattern that can't be used, and why */
function requirePatterns(patterns: readonly string[]): void {
  const errors = patterns.flatMap((pattern, index) => {
    const message = patternProblem(pattern);
    return message === undefined ? [] : [{ path: `body.mask_patterns.${index}`, message: `${pattern}: ${message}` }];
  });
  const [first] = errors;
  if (first) throw new DomainError('validation_failed', `mask_patterns: ${first.message}.`, { errors });
}

/** Only the deployment's settings name hosts, so that admins of the team can't make it ask others. @throws DomainError `validation_failed` */
function requireCardHost(deps: TeamSettingsDeps, url: URL): void {
  if (mayAskForCard(deps, url)) return;
  const { cardHosts } = deps;
  const hosts = cardHosts.length === 0 ? 'lists none' : `lists ${cardHosts.join(', ')}`;
  const message = `Must be an https URL on a host that the deployment lists in cardHosts. It ${hosts}`;
  throw new DomainError('validation_failed', `crm_card.url: ${message}.`, {
    errors: [{ path: 'body.crm_card.url', message }],
  });
}

/** The settings; their defaults, as version 0, before anybody saved them. */
export const showTeamSettings = async (deps: TeamSettingsDeps): Promise<TeamSettings> =>
  shown(await getTeamSettings(deps.table), deps);

/** Changes some of the settings. @throws DomainError `validation_failed` for a host that isn't listed, `conflict` with what is stored */
export const changeTeamSettings = async (deps: TeamSettingsDeps, changes: Changes): Promise<TeamSettings> =>
  shown(await updateItem(deps, record, TEAM, changes), deps);

/** The dependencies of the secret. */
export type ContextSecretDeps = TeamSettingsDeps & { randomText: RandomText };

/** As many characters as 256 random bits take. */
const SECRET_LENGTH = 43;

/** Replaces the secret of links and cards: tokens with the one before are over within a minute. */
export async function rotateContextSecret(deps: ContextSecretDeps): Promise<string> {
  const context_secret = deps.randomText(SECRET_LENGTH);
  await changeItem(deps, record, TEAM, (before) => ({ ...before, context_secret }));
  return context_secret;
}
