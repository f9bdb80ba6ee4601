/**
 * People of the team in the table: which agent somebody is, and what the team's settings say of them. One item for each,
 * which every request of theirs reads.
 */
import type { Standing } from '#core/access/standing.ts';
import type { Named } from '#core/conversation/commands.ts';
import type { Id } from '#core/model/id.ts';
import { indexes } from '#functions/store/listings.ts';
import { keys } from '#functions/store/keys.ts';
import { listAll } from '#functions/store/list-page.ts';
import type { Item, Table, TransactItem } from '#functions/store/table.ts';

/** A person as stored. */
export type UserItem = Standing & {
  user_id: string;
  name: string;
  email: string | null;
  agent_id?: Id;
  /** True once they were removed as an agent: no rule makes them one again. */
  was_agent?: boolean;
  /** When their latest invitation was sent. */
  invited_at?: string;
  /** Who invited them, by name. */
  invited_by?: string | null;
  /** What they were as an agent, while they are deactivated. */
  former?: Item;
  /** True while the user pool doesn't have the latest change. */
  is_incomplete?: boolean;
  /** Their place in the list, as the key of the index has it. */
  gsi1sk?: string;
};

/** Everybody who has an item, up to `max`. */
export const allUsers = async (table: Table, max: number): Promise<UserItem[]> =>
  (await listAll(table, 'USERS', max, { consistent: true })) as UserItem[];

/** What is noted of a person, as it is now; nothing where nothing is. */
export const getUser = async (table: Table, userId: string): Promise<UserItem | undefined> =>
  (await table.get({ Key: keys.user(userId), ConsistentRead: true })) as UserItem | undefined;

/** Which agent somebody is, if they are one, and their standing. */
export type Known = { agent: Named | undefined; standing: Standing };

/** Which agent somebody is, if they are one, and their standing: one small read. */
export async function standingOf(table: Table, userId: string): Promise<Known> {
  const item = await table.get({ Key: keys.user(userId) });
  const { agent_id: id, name } = item ?? {};
  return {
    agent: typeof id === 'number' ? { id, name: String(name) } : undefined,
    standing: item ?? {},
  };
}

/** A condition of a write, with the names and values in it. */
export type Condition = {
  ConditionExpression: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
};

/** What changes about a person. `listedAs` places somebody in the list who had no item before. */
export type UserChange = { set?: Partial<UserItem>; remove?: readonly (keyof UserItem)[]; listedAs: Id };

/** The write that changes what is noted of a person; what isn't named stays. */
export function changeOfUser(
  userId: string,
  { set = {}, remove = [], listedAs }: UserChange,
  condition?: Condition,
): TransactItem {
  const { gsi1pk, gsi1sk } = indexes.list('USERS', listedAs);
  const fields = Object.entries({ ...set, user_id: userId });
  const sets = [
    ...fields.map(([name]) => `#${name} = :${name}`),
    'gsi1pk = if_not_exists(gsi1pk, :gsi1pk)',
    'gsi1sk = if_not_exists(gsi1sk, :gsi1sk)',
  ];
  const removed = remove.length > 0 ? ` REMOVE ${remove.map((name) => `#${name}`).join(', ')}` : '';
  const names = [...fields.map(([name]) => name), ...remove];
  return {
    Update: {
      Key: keys.user(userId),
      UpdateExpression: `SET ${sets.join(', ')}${removed}`,
      ...condition,
      ExpressionAttributeNames: {
        ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ...condition?.ExpressionAttributeNames,
      },
      ExpressionAttributeValues: {
        ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
        ':gsi1pk': gsi1pk,
        ':gsi1sk': gsi1sk,
        ...condition?.ExpressionAttributeValues,
      },
    },
  };
}

/**
 * Fails a transaction unless somebody is still an admin as far as the team's settings go. Every change that takes access
 * away from another has it: as nobody changes themselves, the person who made the last change still is an admin.
 */
export const stillAdmin = (userId: string): TransactItem => ({
  ConditionCheck: {
    Key: keys.user(userId),
    ConditionExpression: 'attribute_not_exists(deactivated_at) AND (attribute_not_exists(#role) OR #role = :admin)',
    ExpressionAttributeNames: { '#role': 'role' },
    ExpressionAttributeValues: { ':admin': 'admin' },
  },
});
