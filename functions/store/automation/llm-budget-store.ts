/**
 * How many tokens a bot has used in a day (UTC), for a visitor and for all who come from one network: counted before they
 * are used, so that none are overdrawn.
 */
import { type Id, padId } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, Written } from '#functions/store/table.ts';

/** Whose tokens, when, and how many there are. */
export type LlmBudget = { bot: Id; whose: string; atMs: number; budget: number };

/** A visitor's name in an account. */
export const ofVisitor = (visitor: Id): string => padId(visitor);

const KEPT_SECONDS = 2 * 24 * 3600;

/** Takes tokens out of all these budgets of the day; `refused`, and taken from none, when one does not have as many. */
export async function reserveTokens(table: Table, accounts: readonly LlmBudget[], tokens: number): Promise<Written> {
  for (const [index, account] of accounts.entries()) {
    if ((await reserve(table, account, tokens)) === 'done') continue;
    await settleTokens(table, accounts.slice(0, index), -tokens);
    return 'refused';
  }
  return 'done';
}

/** Corrects what was reserved by what was used. */
export async function settleTokens(table: Table, accounts: readonly LlmBudget[], difference: number): Promise<void> {
  if (difference === 0) return;
  for (const account of accounts)
    await table.update({
      Key: keyOf(account),
      UpdateExpression: 'ADD used :tokens',
      ExpressionAttributeValues: { ':tokens': difference },
    });
}

/** How many tokens this account has left today (UTC), by what was counted a moment ago. */
export async function tokensLeft(table: Table, account: LlmBudget): Promise<number> {
  const item = await table.get({ Key: keyOf(account) });
  return Math.max(0, account.budget - Number(item?.['used'] ?? 0));
}

async function reserve(table: Table, account: LlmBudget, tokens: number): Promise<Written> {
  const { budget, atMs } = account;
  if (tokens > budget) return 'refused';
  const { written } = await table.update({
    Key: keyOf(account),
    UpdateExpression: 'ADD used :tokens SET expires_at_seconds = :expires',
    ConditionExpression: 'attribute_not_exists(used) OR used <= :rest',
    ExpressionAttributeValues: {
      ':tokens': tokens,
      ':rest': budget - tokens,
      ':expires': Math.floor(atMs / 1000) + KEPT_SECONDS,
    },
  });
  return written;
}

const keyOf = ({ bot, whose, atMs }: LlmBudget) =>
  keys.tokensUsed(bot, whose, new Date(atMs).toISOString().slice(0, 10));
