/** After a conversation: stars, a word about them, thanks. They can be changed: after a slip, or after it was reopened. */
import type { Part } from '#widget/app/view/view.ts';
import { Icon } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** After lucide's icon of this name. */
const STAR = 'm12 2.5 2.9 6.1 6.6.9-4.8 4.7 1.2 6.6-5.9-3.2-5.9 3.2 1.2-6.6-4.8-4.7 6.6-.9z';

export function Ending({ view }: Part) {
  const { state, set, later } = view;
  const texts = wordsOf(view);
  const given = state.conversation?.rating;
  const { stars, comment } = state.ui;
  const words = texts.stars.split('|');
  const shown = stars || (given ?? 0);
  return (
    <div class="ending">
      <fieldset>
        <legend>{texts.ask}</legend>
        <div class="stars">
          {words.map((word, index) => (
            <label key={word} title={word} class={index < shown ? 'on' : ''}>
              <input
                type="radio"
                name="rating"
                class="sr"
                aria-label={word}
                checked={shown === index + 1}
                onChange={() => set({ stars: index + 1 })}
              />
              <Icon of={STAR} />
            </label>
          ))}
        </div>
        <p aria-hidden="true">{words[shown - 1] ?? '\u00a0'}</p>
      </fieldset>
      {given && !stars && <output>{texts.thanks}</output>}
      {stars > 0 && (
        <>
          <textarea
            rows={2}
            maxLength={2000}
            dir="auto"
            aria-label={texts.comment}
            placeholder={texts.comment}
            value={comment}
            onInput={({ currentTarget }) => set({ comment: currentTarget.value })}
          />
          <button type="button" class="primary" onClick={() => void later?.requests.rate(stars, comment.trim())}>
            {texts.submit}
          </button>
        </>
      )}
    </div>
  );
}
