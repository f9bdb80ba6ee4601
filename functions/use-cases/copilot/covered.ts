/** Whether articles answer a question already. */
import type { Found } from '#functions/bot/knowledge/knowledge.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';

/** Surer than a bot has to be to answer: a draft that is one too many is discarded, one that is missing isn't noticed. */
const SURE = 0.5;

/** Whether an article among those found is surely about the question. @param found surest first */
export const isCovered = ({ confidence_floor }: Pick<BotItem, 'confidence_floor'>, found: readonly Found[]): boolean =>
  (found[0]?.confidence ?? 0) >= Math.max(SURE, confidence_floor);
