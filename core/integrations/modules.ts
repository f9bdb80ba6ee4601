/** The table behind Integrations › Modules: a new module is one row, and its words in the dashboard. */
import {
  type Integration,
  type ModuleCategory,
  type ModuleId,
  type ModuleSetting,
  type ModuleState,
  moduleIds,
} from '#core/model/widgets/module.ts';

/** What admins set up, and is counted. */
export type Counted = 'widgets' | 'webhooks' | 'api_keys' | 'bots';

type ModuleRow = {
  category: ModuleCategory;
  /** Missing where it works in every deployment. */
  setting?: ModuleSetting;
  /** What of it is shown as a number. */
  counts?: Counted;
  /** Whether it does something, where its setting is there; missing where it always does. */
  isOn?: (facts: ModuleFacts) => boolean;
  /** Whether admins switch it on its card. */
  isSwitched?: true;
};

const hasSome =
  (one: Counted) =>
  ({ counts }: ModuleFacts): boolean =>
    counts[one] > 0;

const rows: Record<ModuleId, ModuleRow> = {
  live_chat: { category: 'channels', counts: 'widgets', isOn: ({ isLiveChatOn }) => isLiveChatOn, isSwitched: true },
  email: { category: 'channels', setting: 'mail' },
  email_replies: { category: 'channels', setting: 'mail.replies' },
  webhooks: { category: 'events', counts: 'webhooks', isOn: hasSome('webhooks') },
  event_bus: { category: 'events', setting: 'eventBus' },
  api_keys: { category: 'access', counts: 'api_keys', isOn: hasSome('api_keys') },
  // Assistants sign in with an API key.
  mcp: { category: 'access', isOn: hasSome('api_keys') },
  ai: { category: 'ai', counts: 'bots', isOn: hasSome('bots') },
  files: { category: 'conversations', setting: 'files' },
  push: { category: 'conversations' },
  crm_card: { category: 'conversations', setting: 'cardHosts', isOn: ({ hasCard }) => hasCard },
};

/** The file with the settings of a deployment. */
const FILE = 'live-chat.config.json';

/** What to write into the settings, with the values to replace: `mail.replies` belongs into `mail`. */
export const settingExamples: Record<ModuleSetting, object> = {
  mail: { mail: { from: 'chat@example.com' } },
  'mail.replies': { replies: { domain: 'reply.example.com' } },
  eventBus: { eventBus: { name: 'default' } },
  files: { files: { maxMegabytes: 20 } },
  cardHosts: { cardHosts: ['crm.example.com'] },
};

/** What the states of modules depend on. */
export type ModuleFacts = {
  /** The settings that this deployment has. */
  settings: ReadonlySet<string>;
  counts: Record<Counted, number>;
  /** Whether live chat is switched on. */
  isLiveChatOn: boolean;
  /** Whether an admin has set up the card of the team's own system. */
  hasCard: boolean;
};

/** The state of a module. */
export function moduleState(id: ModuleId, facts: ModuleFacts): ModuleState {
  const { setting, isOn } = rows[id];
  if (setting !== undefined && !facts.settings.has(setting)) return 'needs_setting';
  return isOn === undefined || isOn(facts) ? 'on' : 'off';
}

/** Every module, in the order of the page. */
export const describeModules = (facts: ModuleFacts): Integration[] =>
  moduleIds.map((id) => {
    const { category, setting, counts, isSwitched } = rows[id];
    return {
      id,
      category,
      state: moduleState(id, facts),
      is_switchable: isSwitched === true,
      count: counts === undefined ? null : facts.counts[counts],
      setting: setting === undefined ? null : { name: setting, file: FILE, example: exampleOf(setting) },
    };
  });

/** A line to paste among the settings, without the braces around it. */
const exampleOf = (setting: ModuleSetting): string =>
  JSON.stringify(settingExamples[setting], null, 1)
    .replace(/\s+/g, ' ')
    .replaceAll(/(?<=\[) | (?=\])/g, '')
    .replace(/^\{ (?<inner>.*) \}$/, '$<inner>');
