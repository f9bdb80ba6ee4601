/** A visitor says whether an article helped. */
import { networkOf } from '#core/access/network.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { putHelpAnswer } from '#functions/store/reports/help-answer-store.ts';
import { type Rate, consumeRateLimit } from '#functions/store/visitors/rate-limit-store.ts';
import { helpBotOf } from './help-centers.ts';
import type { HelpReader } from './help-reader.ts';

/** New visitors are free, so a network has a limit: more than the people of an office read, fewer than would move a figure. */
const FROM_NETWORK: Rate = { burst: 30, perSecond: 1 / 60 };

/** Who says it of which article, from where. */
export type SaidOfArticle = { visitor: Id; widget: Id; article: Id; helped: boolean; address: string };

/**
 * Notes it: what counts is what a visitor said last on a day.
 * @throws DomainError `not_found` for what isn't a public article of the widget's help center, `rate_limited`
 */
export async function answerHelp(
  deps: Pick<Deps, 'table' | 'now'>,
  help: HelpReader,
  { visitor, widget: widgetId, article, helped, address }: SaidOfArticle,
): Promise<void> {
  const { table, now } = deps;
  const widget = found(await getWidget(table, widgetId));
  const bot = found(helpBotOf(widget));
  found((await help.articles(bot)).find(({ id }) => id === article));
  if (!(await consumeRateLimit(table, `helped:${networkOf(address)}`, FROM_NETWORK, now())))
    throw new DomainError('rate_limited', 'Too many answers from one network. Try again later.', {
      retryAfterSeconds: 60,
    });
  await putHelpAnswer(table, bot, visitor, { article_id: article, widget_id: widgetId, helped, at_ms: now() });
}
