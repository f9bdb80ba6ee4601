/** Setting up bots. */
import type { Received } from '#core/contract/http.ts';
import type { Bot, BotSettings } from '#core/model/bot.ts';
import { botDefaults } from '#core/model/bot.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { changeBot, getBot, putBot, removeBot } from '#functions/store/automation/bot-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import type { IndexHead } from '#functions/store/automation/training-store.ts';
import {
  getIndexHead,
  getIndexHeads,
  pendingTraining,
  pendingTrainings,
} from '#functions/store/automation/training-store.ts';
import { keys } from '#functions/store/keys.ts';
import { usesOf } from '#functions/store/settings/references.ts';
import type { Table } from '#functions/store/table.ts';
import { allWidgets } from '#functions/store/settings/widget-store.ts';
import { workflowsNaming } from './named-receivers.ts';
import { busy, retryOnConflict } from '#functions/store/retry-on-conflict.ts';

/** What setting up bots and articles needs. */
export type BotDeps = Pick<Deps, 'table' | 'now' | 'random' | 'log'>;

const MAX_WIDGETS = 1000;

/** Creates a bot; what isn't given has its default. @throws DomainError `not_found` department */
export async function createBot(deps: BotDeps, given: Received<'createBot', 'body'>): Promise<Bot> {
  const nowMs = deps.now();
  const bot: BotItem = {
    ...botDefaults,
    ...given,
    id: makeId(nowMs, deps.random()),
    created_at: new Date(nowMs).toISOString(),
  };
  await requireDepartment(deps, bot);
  if ((await putBot(deps.table, bot)) === 'done') return shown(bot, undefined, false);
  await requireDepartment(deps, bot);
  throw busy('the list of bots');
}

/** A bot as stored. @throws DomainError `not_found` */
export async function findBot({ table }: Pick<Deps, 'table'>, id: Id): Promise<BotItem> {
  return found(await getBot(table, id));
}

/** One bot, with the state of its index. @throws DomainError `not_found` */
export async function showBot({ table }: Pick<Deps, 'table'>, id: Id): Promise<Bot> {
  const [bot, head, waiting] = await Promise.all([
    findBot({ table }, id),
    getIndexHead(table, id),
    pendingTraining(table, id),
  ]);
  return shown(bot, head, waiting !== undefined);
}

/** Bots, each with the state of its index. */
export async function showBots({ table }: Pick<Deps, 'table'>, bots: readonly BotItem[]): Promise<Bot[]> {
  const [heads, waiting] = await Promise.all([
    getIndexHeads(
      table,
      bots.map(({ id }) => id),
    ),
    pendingTrainings(table),
  ]);
  const fitting = new Set(waiting.map(({ bot_id }) => bot_id));
  return bots.map((bot) => shown(bot, heads.get(bot.id), fitting.has(bot.id)));
}

/** Changes settings. @throws DomainError `not_found` */
export async function updateBot(deps: BotDeps, id: Id, given: Partial<BotSettings>): Promise<Bot> {
  const before = await findBot(deps, id);
  await requireDepartment(deps, { ...before, ...given });
  if (Object.keys(given).length > 0 && (await changeBot(deps.table, id, given)) === 'refused') {
    await requireDepartment(deps, { ...before, ...given });
    throw notFound();
  }
  return showBot(deps, id);
}

/** Deletes a bot that no widget and no workflow refers to, with all it knows. @throws DomainError `not_found`, `conflict` naming what does */
export async function deleteBot(deps: BotDeps, id: Id): Promise<void> {
  return retryOnConflict('what refers to this bot', async () => {
    const uses = found(await usesOf(deps.table, keys.bot(id)));
    const users = await namesOfUsers(deps.table, id);
    if (users.length > 0) throw new DomainError('conflict', `This bot is used by ${users.slice(0, 5).join(', ')}.`);
    return (await removeBot(deps.table, id, uses, { atMs: deps.now() })) === 'done' ? undefined : 'conflict';
  });
}

/** What refers to a bot, in words. */
async function namesOfUsers(table: Table, id: Id): Promise<string[]> {
  const [widgets, workflows] = await Promise.all([
    allWidgets(table, MAX_WIDGETS, { consistent: true }),
    workflowsNaming(table, (to) => to.type === 'bot' && to.bot_id === id),
  ]);
  const answered = widgets.filter(({ handler_type, handler_id }) => handler_type === 'ai_bot' && handler_id === id);
  return [...answered.map(({ name }) => `widget ${name}`), ...workflows];
}

const requireDepartment = ({ table }: BotDeps, { department_id }: Pick<BotItem, 'department_id'>): Promise<void> =>
  requireDepartments(table, department_id === null ? [] : [department_id]);

const shown = (bot: BotItem, head: IndexHead | undefined, isFitting: boolean): Bot => ({
  ...bot,
  index: {
    state: isFitting ? 'fitting' : 'ready',
    fitted_at: head ? new Date(head.fitted_at_ms).toISOString() : null,
    articles: head?.articles ?? 0,
  },
});
