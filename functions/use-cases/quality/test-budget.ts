/** Whose tokens tests of a bot's model take: an account of their own, so that no visitor goes without. */
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import type { LlmBudget } from '#functions/store/automation/llm-budget-store.ts';

/** All tests of a day (UTC) together have the tokens of this many visitors. */
export const VISITORS_OF_TESTS = 20;

/** The account of a bot's tests. */
export const testBudget = ({ id, daily_token_budget }: BotItem, atMs: number): LlmBudget => ({
  bot: id,
  whose: 'tests',
  atMs,
  budget: VISITORS_OF_TESTS * daily_token_budget,
});
