/** What a bot knows, and whether it is still learning what changed. */
import type { Bot } from '#core/model/bots/bot.ts';
import { bots as words } from '#dashboard/strings/bots.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';

/** How many articles, and how fresh. */
export function IndexState({ index }: { index: Bot['index'] }) {
  const { articles, state, fitted_at } = index;
  const help =
    state === 'fitting' ? words.index.fittingHelp : fitted_at ? words.index.fittedAt(fullTime(fitted_at)) : undefined;
  return (
    <span class="index-state" title={help}>
      {(state === 'ready' || articles > 0) && words.articles(articles)}
      {(state === 'fitting' || articles > 0) && (
        <span class={state === 'fitting' ? 'status status-pending' : 'status status-active'}>{words.index[state]}</span>
      )}
    </span>
  );
}
