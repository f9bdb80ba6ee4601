/** How far the reading of a source is. */
import type { Source } from '#core/model/source.ts';
import { sources as words } from '#dashboard/strings/sources.ts';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';

/** The state, with what was found. */
export function ReadingState({ reading }: { reading: Source['reading'] }) {
  const { state, articles, unread, next_at } = reading;
  return (
    <div class="reading-state" role="status">
      <span class={state === 'done' ? 'status status-active' : 'status status-pending'}>{inShort(reading)}</span>
      <span>{words.articles(articles)}</span>
      {unread > 0 && <span class="muted">{words.unread(unread)}</span>}
      {next_at !== null && (
        <time class="muted wide" title={fullTime(next_at)}>
          {words.next(shortTime(next_at, clock.value))}
        </time>
      )}
    </div>
  );
}

function inShort({ state, done, pages, finished_at }: Source['reading']): string {
  switch (state) {
    case 'waiting':
      return words.waiting;
    case 'reading':
      return words.reading(done, pages);
    case 'done':
      return finished_at === null ? words.never : words.done(shortTime(finished_at, clock.value));
  }
}
