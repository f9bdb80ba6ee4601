/** Bots in the table, and what they could not answer. */
import type { Bot, BotSettings } from '#core/model/bot.ts';
import { botSettings } from '#core/model/bot.ts';
import type { Id } from '#core/model/id.ts';
import { setFields } from '#functions/store/expression.ts';
import type { TrainingMark } from './training-store.ts';
import { markChanged } from './training-store.ts';
import { indexes, keys } from '#functions/store/keys.ts';
import type { Page, PageRequest } from '#functions/store/list-page.ts';
import { listPage } from '#functions/store/list-page.ts';
import { queryAll } from '#functions/store/query-all.ts';
import { deleteUnused, refersTo } from '#functions/store/settings/references.ts';
import type { Item, Table, Written } from '#functions/store/table.ts';

/** A bot as stored: without its index, which has items of its own. */
export type BotItem = Omit<Bot, 'index'>;

/** One bot, or nothing. */
export async function getBot(table: Table, id: Id): Promise<BotItem | undefined> {
  const item = await table.get({ Key: keys.bot(id), ConsistentRead: true });
  return item && botOf(item);
}

/** A page of all bots, oldest first. */
export async function listBots(table: Table, request: PageRequest): Promise<Page<BotItem>> {
  const { items, after } = await listPage(table, 'BOTS', request);
  return { items: items.map(botOf), after };
}

/** Stores a new bot; `refused` when the id is taken, or its department is gone. */
export function putBot(table: Table, bot: BotItem): Promise<Written> {
  return table.transact([
    ...ofDepartment(bot.department_id),
    {
      Put: {
        Item: { ...keys.bot(bot.id), ...indexes.list('BOTS', bot.id), ...bot },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
}

/** Changes settings; `refused` when the bot is no more, or the department it is given is gone. */
export function changeBot(table: Table, id: Id, fields: Partial<BotSettings>): Promise<Written> {
  const update = setFields(fields);
  const isThere = { Key: keys.bot(id), ConditionExpression: 'attribute_exists(pk)' };
  return table.transact([
    ...ofDepartment(fields.department_id),
    update ? { Update: { ...isThere, ...update } } : { ConditionCheck: isThere },
  ]);
}

const ofDepartment = (id: Id | null | undefined) =>
  id === null || id === undefined ? [] : [refersTo(keys.department(id))];

/** Takes a bot away, and marks what it leaves as to be cleared; `refused` when it is no more, or was referred to since. */
export function removeBot(table: Table, id: Id, uses: number, mark: TrainingMark): Promise<Written> {
  return table.transact([deleteUnused(keys.bot(id), uses), markChanged(id, mark)]);
}

/** Clears everything a deleted bot left behind. */
export async function clearBot(table: Table, id: Id): Promise<void> {
  const left = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ProjectionExpression: 'pk, sk',
    ExpressionAttributeValues: { ':pk': keys.bot(id).pk },
    ConsistentRead: true,
  });
  for (const { pk, sk } of left) await table.delete({ Key: { pk, sk } });
}

const names = [...Object.keys(botSettings.shape), 'id', 'created_at'];
const botOf = (item: Item): BotItem => Object.fromEntries(names.map((name) => [name, item[name]])) as BotItem;
