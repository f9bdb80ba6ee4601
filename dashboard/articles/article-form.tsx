/** One article: written and changed by admins, read by everybody. */
import { useState } from 'preact/hooks';
import type { Article } from '#core/model/article.ts';
import type { Id } from '#core/model/id.ts';
import { replaced } from '#dashboard/data/team.ts';
import { articleFields, articles as words } from '#dashboard/strings/articles.ts';
import { common } from '#dashboard/strings/common.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import type { Knowledge } from './knowledge.ts';

type FormProps = {
  bot: Id;
  knowledge: Knowledge;
  /** The one to change; left out for a new one. */
  article?: Article;
  /** What a new one begins with. */
  question?: string;
  onClose: () => void;
  onSaved: () => void;
};

/** The form. */
export function ArticleForm({ bot, knowledge, article, question = '', onClose, onSaved }: FormProps) {
  const { api } = useWorkspace();
  const first = {
    question: article?.question ?? question,
    alternative_phrasings: article?.alternative_phrasings ?? [],
    answer: article?.answer ?? '',
    locale: article?.locale ?? null,
    url: article?.url ?? null,
  };
  const [value, setValue] = useState(first);
  const [asFirst] = useState(() => JSON.stringify(first));
  const set = (change: Partial<typeof value>) => setValue({ ...value, ...change });
  const save = async () => {
    const stored = article
      ? await api('updateArticle', { params: { id: String(article.id) }, body: value })
      : await api('createArticle', { body: { ...value, bot_id: bot } });
    knowledge.articles.change((all) => replaced(all, stored));
    toast(common.saved);
    onSaved();
  };
  const described = (field: keyof typeof articleFields, errors: Record<string, string>) => ({
    label: articleFields[field][0],
    help: articleFields[field][1],
    error: errorBelow(errors, field),
  });
  return (
    <FormDialog
      isWide
      title={article ? words.editTitle : words.add}
      action={article ? common.save : words.add}
      onClose={() => (JSON.stringify(value) === asFirst || confirm(common.unsaved)) && onClose()}
      onSaved={onClose}
      save={save}
      canSave={value.question.trim() !== '' && value.answer.trim() !== ''}
    >
      {(errors) => (
        <>
          <TextField
            {...described('question', errors)}
            value={value.question}
            onChange={(text) => set({ question: text })}
            maxLength={500}
            required
            autofocus
          />
          <LinesField
            {...described('alternative_phrasings', errors)}
            value={value.alternative_phrasings}
            onChange={(alternative_phrasings) => set({ alternative_phrasings })}
            rows={5}
          />
          <TextField
            {...described('answer', errors)}
            value={value.answer}
            onChange={(answer) => set({ answer })}
            maxLength={8000}
            rows={6}
            required
          />
          <div class="pair">
            <TextField
              {...described('locale', errors)}
              value={value.locale ?? ''}
              onChange={(locale) => set({ locale: locale.trim() || null })}
              maxLength={35}
            />
            <TextField
              {...described('url', errors)}
              value={value.url ?? ''}
              onChange={(url) => set({ url: url.trim() || null })}
              maxLength={2000}
              placeholder="https://"
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

/** The article for those who may only look. */
export function ArticleText({ article, onClose }: { article: Article; onClose: () => void }) {
  return (
    <Dialog title={article.question} onClose={onClose} class="dialog-wide">
      <p class="article-text">{article.answer}</p>
      {article.alternative_phrasings.length > 0 && (
        <>
          <h3>{words.phrasings}</h3>
          <ul class="article-phrasings">
            {article.alternative_phrasings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
