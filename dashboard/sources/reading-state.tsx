/** How far the reading of a source is. */
import type { Source } from '#core/model/knowledge/source.ts';
import { sources as words } from '#dashboard/strings/sources.ts';
import { TrialInShort } from './reading-trial.tsx';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';

/** The state, with what was found; `onTrial`: opens what that made of the test questions. */
export function ReadingState({ reading, onTrial }: { reading: Source['reading']; onTrial?: () => void }) {
  const { state, articles, unread, next_at, trial } = reading;
  return (
    <div class="reading-state" role="status">
      <span class={state === 'done' ? 'status status-active' : 'status status-pending'}>{inShort(reading)}</span>
      <span>{words.articles(articles)}</span>
      {unread > 0 && <span class="muted">{words.unread(unread)}</span>}
      {trial && onTrial && <TrialInShort trial={trial} onOpen={onTrial} />}
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
