/** How many tokens a bot has used for a visitor in a day (UTC): counted before they are used, so that none are overdrawn. */
import type { Id } from '../../core/model/id.ts';
import { keys } from './keys.ts';
import type { Table, Written } from './table.ts';

/** Whose tokens, and when. */
export type Account = { bot: Id; visitor: Id; atMs: number };

const KEPT_SECONDS = 2 * 24 * 3600;

/** Takes tokens out of the day's budget; `refused` when it does not have as many. */
export async function reserveTokens(table: Table, account: Account, tokens: number, budget: number): Promise<Written> {
  if (tokens > budget) return 'refused';
  const { written } = await table.update({
    Key: keyOf(account),
    UpdateExpression: 'ADD used :tokens SET expires_at_seconds = :expires',
    ConditionExpression: 'attribute_not_exists(used) OR used <= :rest',
    ExpressionAttributeValues: {
      ':tokens': tokens,
      ':rest': budget - tokens,
      ':expires': Math.floor(account.atMs / 1000) + KEPT_SECONDS,
    },
  });
  return written;
}

/** Corrects what was reserved by what was used. */
export async function settleTokens(table: Table, account: Account, difference: number): Promise<void> {
  if (difference === 0) return;
  await table.update({
    Key: keyOf(account),
    UpdateExpression: 'ADD used :tokens',
    ExpressionAttributeValues: { ':tokens': difference },
  });
}

const keyOf = ({ bot, visitor, atMs }: Account) =>
  keys.tokensUsed(bot, visitor, new Date(atMs).toISOString().slice(0, 10));
