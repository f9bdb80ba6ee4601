/** What visitors said of articles, "did this help?": one small row each, by bot and month. Figures are sums of them. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import { queryAll } from '#functions/store/table.ts';
import { digestOf } from '#functions/store/unique.ts';
import { monthsBetween } from './months.ts';

/** Whether an article helped somebody; `at_ms`: milliseconds since 1970. */
export type HelpAnswer = { article_id: Id; widget_id: Id; helped: boolean; at_ms: number };

/** As long as reports look back, and the range before that they compare with. */
const KEPT_SECONDS = 801 * 24 * 60 * 60;

/** Notes what a visitor says of an article of a bot. Said again on the same day (UTC), it replaces what was said before. */
export async function putHelpAnswer(table: Table, bot: Id, visitor: Id, answer: HelpAnswer): Promise<void> {
  // By a hash, so that no row leads from an answer to the visitor.
  const voter = digestOf(`${visitor}:${answer.article_id}`);
  await table.put({
    Item: {
      ...keys.helpAnswer(bot, answer.at_ms, answer.article_id, voter),
      ...answer,
      expires_at_seconds: Math.ceil(answer.at_ms / 1000) + KEPT_SECONDS,
    },
  });
}

/** What visitors said of a bot's articles from an instant to before another. */
export async function helpAnswersOf(table: Table, bot: Id, fromMs: number, toMs: number): Promise<HelpAnswer[]> {
  const months = await Promise.all(
    monthsBetween(fromMs, toMs).map((monthMs) =>
      queryAll(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.helpAnswer(bot, monthMs, 0, '').pk },
      }),
    ),
  );
  const answers = months.flat() as unknown as HelpAnswer[];
  return answers.filter(({ at_ms }) => at_ms >= fromMs && at_ms < toMs);
}
