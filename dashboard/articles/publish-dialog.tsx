/** Which articles are public, many at a time. */
import { useState } from 'preact/hooks';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import { helpCenter as words } from '#dashboard/strings/help-center.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { matching } from './knowledge.ts';

/** As many as one request takes. */
const MAX_SENT = 90;

type DialogProps = { bot: Id; articles: readonly Article[]; onClose: () => void; onSaved: () => void };

/** The dialog. */
export function PublishDialog({ bot, articles, onClose, onSaved }: DialogProps) {
  const { api } = useWorkspace();
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(() => new Set(articles.filter(isPublic).map(({ id }) => id)));
  const [typed, setTyped] = useState('');
  const shown = typed.trim() === '' ? articles : matching(articles, typed);
  const areAll = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  const choose = (ids: readonly Id[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  const changed = articles.filter((one) => chosen.has(one.id) !== one.is_public);
  const save = async () => {
    for (const is_public of [true, false]) {
      const article_ids = changed.filter(({ id }) => chosen.has(id) === is_public).map(({ id }) => id);
      for (let from = 0; from < article_ids.length; from += MAX_SENT)
        await api('publishArticles', {
          body: { bot_id: bot, article_ids: article_ids.slice(from, from + MAX_SENT), is_public },
        });
    }
    toast(words.saved(changed.length));
  };
  return (
    <FormDialog
      isWide
      title={words.chooseTitle}
      action={words.save}
      onClose={onClose}
      onSaved={onSaved}
      save={save}
      canSave={changed.length > 0}
    >
      {() => (
        <>
          <p class="muted">{words.chooseLead}</p>
          <TextField
            label={words.find}
            help={undefined}
            error={undefined}
            value={typed}
            onChange={setTyped}
            autofocus
          />
          <label class="publish-row">
            <input
              type="checkbox"
              checked={areAll}
              disabled={shown.length === 0}
              onChange={(event) =>
                choose(
                  shown.map(({ id }) => id),
                  event.currentTarget.checked,
                )
              }
            />
            <strong>{words.chooseAll}</strong>
          </label>
          <ul class="publish-list">
            {shown.map(({ id, question }) => (
              <li key={id}>
                <label class="publish-row">
                  <input
                    type="checkbox"
                    checked={chosen.has(id)}
                    onChange={(event) => choose([id], event.currentTarget.checked)}
                  />
                  <span dir="auto">{question}</span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </FormDialog>
  );
}

const isPublic = ({ is_public }: Article): boolean => is_public;
