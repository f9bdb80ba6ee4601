/** An earlier chat, to be read: its rows from the newest up, with their files and links. */
import { lent } from './lent.ts';
import { Fetching } from './fetching.tsx';
import type { PastPart } from './chat-list.tsx';

/** @param onAgain begins a new chat; missing while there is one */
export function ChatRows({ view, browsed, onMore, onAgain }: PastPart & { onAgain: (() => void) | undefined }) {
  const { rows, fetching } = browsed;
  const texts = lent.wordsOf(view);
  // Rows are drawn by the state they belong to.
  const readByTeam = rows.findLast(({ sender_type, is_read }) => sender_type === 'visitor' && is_read)?.seq ?? 0;
  const state = { ...view.state, conversation: null, timeline: rows, readByTeam };
  const isFirst = !rows.length;
  return (
    <div class="past-stack">
      <section class="past-rows scroll" aria-label={texts.messages} ref={keepsPlace(rows[0]?.seq)}>
        {(rows[0]?.previous_seq ?? 0) > 0 && fetching !== 'failed' && (
          <button type="button" class="link older" aria-busy={fetching === 'more'} onClick={onMore}>
            {fetching === 'more' ? texts.fetching : texts.older}
          </button>
        )}
        <Fetching view={view} browsed={browsed} onMore={onMore} isFirst={isFirst} />
        {!isFirst && (
          <ol>
            <lent.Rows view={{ ...view, state }} />
          </ol>
        )}
      </section>
      {onAgain && (
        <div class="past-foot">
          <button type="button" class="primary" onClick={onAgain}>
            {texts.again}
          </button>
        </div>
      )}
    </div>
  );
}

/** How far the list reached down when its rows were drawn the last time, and which was the first of them. */
const drawn = new WeakMap<Element, { first: number | undefined; height: number }>();

/** Begins at the end, and keeps in view what is read when older rows come in front of it. */
const keepsPlace = (first: number | undefined) => (list: HTMLElement | null) => {
  if (!list) return;
  // Not every browser lets the keyboard scroll what isn't focusable.
  list.tabIndex = 0;
  const { scrollHeight } = list;
  const before = drawn.get(list);
  if (first !== before?.first) list.scrollTop += scrollHeight - (before?.height ?? 0);
  drawn.set(list, { first, height: scrollHeight });
};
