/** Setting up bots. */
import type { Received } from '#core/contract/http.ts';
import { type Bot, botDefaults } from '#core/model/bot.ts';
import type { Deps } from '#functions/deps.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
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

/** Bots, each with the state of its index. One that is deleted leaves nothing it knew. */
export const bots: Resource<
  SettingsDeps,
  BotItem,
  Bot,
  Received<'createBot', 'body'>,
  Received<'updateBot', 'body'>
> = {
  store: botStore,
  entity: 'bot',
  make: (_, given, started) => ({ ...botDefaults, ...given, ...started }),
  check: ({ table }, { department_id: id }) => requireDepartments(table, id === null ? [] : [id]),
  removed: ({ table, now }, { id }) => removeSourcesOf(table, id, now()),
  users: ({ table }, id) => usersOf(table, 'bot', id),
  show: showBots,
};

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
