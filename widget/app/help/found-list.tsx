/** The search, and what it found: without a question, what helped others most. */
import { Fetching } from './fetching.tsx';
import { lent } from './lent.ts';
import { askedAs } from './look-up.ts';
import type { HelpPart } from './panel.tsx';

export function FoundList({ view, texts, lookUp, onShow }: HelpPart & { onShow: (id: number) => void }) {
  const { question, found, fetching } = lookUp.get();
  const articles = found?.articles ?? [];
  const isSearch = askedAs(question) !== '';
  const said = articles.length ? lent.fill(texts.results, { n: articles.length }) : texts.none;
  return (
    <div class="help-list scroll">
      <label class="help-search">
        <span class="sr">{texts.look}</span>
        <input
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          maxLength={100}
          dir="auto"
          placeholder={texts.look}
          value={question}
          onInput={({ currentTarget }) => lookUp.type(currentTarget.value)}
          onKeyDown={({ key, isComposing }) => {
            if (key === 'Enter' && !isComposing) void lookUp.again();
          }}
        />
      </label>
      {!isSearch && articles.length > 0 && <h3>{texts.popular}</h3>}
      {articles.length > 0 && (
        <ul lang={found?.language} aria-busy={fetching === 'more'}>
          {articles.map(({ id, question: title, excerpt }) => (
            <li key={id}>
              <button type="button" class="help-entry" data-article={id} onClick={() => onShow(id)}>
                <strong dir="auto">{title}</strong>
                <span dir="auto">{excerpt}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <output class={articles.length ? 'sr' : 'help-none'}>
        {found && fetching === 'nothing' && (isSearch || !articles.length) ? said : ''}
      </output>
      <Fetching view={view} lookUp={lookUp} isFirst={!found} />
    </div>
  );
}
