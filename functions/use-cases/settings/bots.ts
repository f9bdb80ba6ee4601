/** Setting up bots. */
import type { Received } from '#core/contract/http.ts';
import { type Bot, botDefaults } from '#core/model/bots/bot.ts';
import { type FieldError, DomainError } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import { type BotItem, botStore, departmentsOf } from '#functions/store/automation/bot-store.ts';
import {
  type IndexHead,
  getIndexHead,
  getIndexHeads,
  pendingTraining,
  pendingTrainings,
} from '#functions/store/automation/training-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { removeSourcesOf } from '#functions/store/sources/source-store.ts';
import { usersOf } from './in-use.ts';
import type { Resource, SettingsDeps } from './resource.ts';
import { otherHost } from './workflows.ts';

/** The dependencies of setting up bots. */
export type BotSetupDeps = SettingsDeps & {
  /** The hosts that tools may call. Missing: none. */
  httpStepHosts?: readonly string[];
};

/** Bots, each with the state of its index. One that is deleted leaves nothing it knew. */
export const bots: Resource<
  BotSetupDeps,
  BotItem,
  Bot,
  Received<'createBot', 'body'>,
  Received<'updateBot', 'body'>
> = {
  store: botStore,
  entity: 'bot',
  make: (_, given, started) => ({ ...botDefaults, ...given, ...started }),
  check: async ({ table, httpStepHosts = [] }, bot, before) => {
    await requireDepartments(table, departmentsOf(bot));
    if (bot.tools !== before?.tools) requireHosts(bot, httpStepHosts);
  },
  removed: ({ table, now }, { id }) => removeSourcesOf(table, id, now()),
  users: ({ table }, id) => usersOf(table, 'bot', id),
  show: showBots,
};

/** @throws DomainError `validation_failed` for a tool that calls another host */
function requireHosts({ tools }: BotItem, hosts: readonly string[]): void {
  const errors = tools.flatMap((tool, at): FieldError[] => {
    const message = tool.kind === 'http' ? otherHost(tool.url, hosts) : undefined;
    return message === undefined ? [] : [{ path: `body.tools.${at}.url`, message }];
  });
  const [first] = errors;
  if (first) throw new DomainError('validation_failed', `${first.path}: ${first.message}.`, { errors });
}

async function showBots({ table }: Pick<Deps, 'table'>, records: readonly BotItem[]): Promise<Bot[]> {
  const [first, second] = records;
  if (first && !second) return [await showBot(table, first)];
  const [heads, waiting] = await Promise.all([
    getIndexHeads(
      table,
      records.map(({ id }) => id),
    ),
    pendingTrainings(table),
  ]);
  const fitting = new Set(waiting.map(({ bot_id }) => bot_id));
  return records.map((bot) => shown(bot, heads.get(bot.id), fitting.has(bot.id)));
}

/** One by itself is shown as it is now. */
async function showBot(table: Deps['table'], bot: BotItem): Promise<Bot> {
  const [head, waiting] = await Promise.all([getIndexHead(table, bot.id), pendingTraining(table, bot.id)]);
  return shown(bot, head, waiting !== undefined);
}

const shown = (bot: BotItem, head: IndexHead | undefined, isFitting: boolean): Bot => ({
  ...bot,
  index: {
    state: isFitting ? 'fitting' : 'ready',
    fitted_at: head ? new Date(head.fitted_at_ms).toISOString() : null,
    articles: head?.articles ?? 0,
    embeddings: head?.embeddings ?? null,
  },
});
