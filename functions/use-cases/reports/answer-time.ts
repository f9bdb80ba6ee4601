/** Measuring how long a widget's visitors usually wait: when answers were counted, kept with the widget a session reads anyway. */
import { ANSWERS_MS, answerTimeOf } from '#core/metrics/answer-time.ts';
import { addAggregates } from '#core/metrics/aggregate.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { cellsOf } from '#functions/store/reports/aggregate-store.ts';
import { putAnswerTime } from '#functions/store/settings/widget-store.ts';

/** Measures it from the first answers of the last seven days, within business hours. */
export async function measureAnswerTime({ table, now }: Pick<Deps, 'table' | 'now'>, widget: Id): Promise<void> {
  const toMs = now();
  const wanted = { kinds: ['first_response'], by: 'all', fromMs: toMs - ANSWERS_MS, toMs } as const;
  const cells = await cellsOf(table, widget, wanted);
  const { business } = addAggregates(cells.map(({ tally }) => tally));
  await putAnswerTime(table, widget, answerTimeOf(business, toMs));
}
