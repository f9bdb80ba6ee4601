/** That something is on its way, or could not be fetched. */
import type { Part } from '#widget/app/view/view.ts';
import { lent } from './lent.ts';
import type { HelpPart } from './panel.tsx';

/** @param isFirst whether nothing is shown before it comes */
export function Fetching({ view, lookUp, isFirst }: Part & Pick<HelpPart, 'lookUp'> & { isFirst: boolean }) {
  const words = lent.wordsOf(view);
  if (lookUp.get().fetching === 'failed')
    return (
      <div class="help-failed" role="alert">
        <p>{words.unreachable}</p>
        <button type="button" class="secondary" onClick={() => void lookUp.again()}>
          {words.retry}
        </button>
      </div>
    );
  return isFirst ? <div class="skeleton" aria-hidden="true" /> : null;
}
