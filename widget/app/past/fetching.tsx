/** That something is on its way, or could not be fetched. */
import type { PastPart } from './chat-list.tsx';
import { lent } from './lent.ts';

/** @param isFirst whether nothing is shown before it comes */
export function Fetching({ view, browsed, onMore, isFirst }: PastPart & { isFirst: boolean }) {
  const texts = lent.wordsOf(view);
  if (browsed.fetching === 'failed')
    return (
      <div class="past-failed" role="alert">
        <p>{texts.unreachable}</p>
        <button type="button" class="secondary" onClick={onMore}>
          {texts.retry}
        </button>
      </div>
    );
  return isFirst ? <div class="skeleton" aria-hidden="true" /> : null;
}
