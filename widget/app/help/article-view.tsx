/** One article, and whether it helped. */
import { Fetching } from './fetching.tsx';
import { lent } from './lent.ts';
import type { HelpPart } from './panel.tsx';

export function ArticleView({ view, texts, lookUp }: HelpPart) {
  const { shown, said } = lookUp.get();
  const article = shown?.article;
  const answer = article && said.get(article.id);
  return (
    <section class="help-article scroll" aria-label={article?.question}>
      {article && (
        <article>
          <h3 dir="auto">{article.question}</h3>
          <div class="help-text" dir="auto">
            {view.later && <view.later.Prose text={article.answer} isRich />}
          </div>
          {article.url !== null && (
            <p>
              <a href={article.url} target="_blank" rel="noopener noreferrer">
                {texts.more}
              </a>
            </p>
          )}
          <fieldset class="help-asks">
            <legend>{texts.helped}</legend>
            {([true, false] as const).map((helped) => (
              <button
                key={String(helped)}
                type="button"
                class="pill"
                aria-pressed={answer === helped}
                onClick={() => void lookUp.say(article.id, helped)}
              >
                {helped ? texts.yes : texts.no}
              </button>
            ))}
            <output>{answer === undefined ? '' : lent.wordsOf(view).thanks}</output>
          </fieldset>
        </article>
      )}
      <Fetching view={view} lookUp={lookUp} isFirst={!article} />
    </section>
  );
}
