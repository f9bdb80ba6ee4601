/** One article: written and changed by admins, read by everybody. */
import { useMemo } from 'preact/hooks';
import type { Article, ArticleSettings } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import type { LearnedQuestion } from '#core/model/knowledge/learned.ts';
import { blanksIn } from '#core/privacy/personal-data.ts';
import { type Api, isMissing } from '#dashboard/api/api.ts';
import { limits } from '#dashboard/data/limits.ts';
import { replaced } from '#dashboard/data/team.ts';
import { articleFields, articles as words } from '#dashboard/strings/articles.ts';
import { rehearsal } from '#dashboard/strings/quality.ts';
import { learned } from '#dashboard/strings/copilot.ts';
import { common } from '#dashboard/strings/common.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import type { Tried } from '#dashboard/quality/try-out.ts';
import { useTriedSave } from '#dashboard/quality/use-tried-save.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import type { Knowledge } from './knowledge.ts';

const RehearsalPane = lazy(() => import('#dashboard/quality/rehearsal-pane.tsx'));

type FormProps = {
  bot: Id;
  knowledge: Knowledge;
  /** The one to change; left out for a new one. */
  article?: Article;
  /** What a new one begins with. */
  question?: string;
  /** What a bot has learned, of which this makes an article. */
  draft?: LearnedQuestion;
  /** Somebody else has reviewed the draft. */
  onGone?: () => void;
  onClose: () => void;
  onSaved: () => void;
};

const described = describedBy(articleFields, limits.article);

/** The form. */
export function ArticleForm({ bot, knowledge, article, question = '', draft, onGone, onClose, onSaved }: FormProps) {
  const {
    api,
    person: { isAdmin },
  } = useWorkspace();
  const params = { id: String(article?.id) };
  const blank = useMemo(() => ({ question, ...NOTHING, ...(draft && textsOf(draft)) }), []);
  const create = (values: typeof blank) =>
    draft ? takeDraft(api, bot, draft, values, onGone) : api('createArticle', { body: { ...values, bot_id: bot } });
  const editor = useRecordEditor({
    stored: article,
    blank,
    fieldsOf: ({ question, alternative_phrasings, answer, locale, url, is_public }: Article) => ({
      question,
      alternative_phrasings,
      answer,
      locale,
      url,
      is_public,
    }),
    operation: 'updateArticle',
    send: ({ values, changes }, version) =>
      article ? api('updateArticle', { params, body: { ...changes, ...version } }) : create(values),
    load: () => api('getArticle', { params }),
    accept: (stored) => {
      knowledge.articles.change((all) => replaced(all, stored));
      onSaved();
    },
  });
  const { values } = editor;
  const tried = useTriedSave(isAdmin ? bot : null);
  const save = () => tried.save(changeOf(article, phrasedOf(values)), editor.save);
  const fields = bindTo(editor, described);
  const blanks = draft ? blanksIn(`${values.question} ${values.answer}`) : [];
  return (
    <RecordDialog
      isWide
      title={article ? words.editTitle : words.add}
      action={article ? common.save : words.add}
      editor={{ ...editor, save, ...(draft ? { canSave: true } : {}) }}
      isComplete={values.question.trim() !== '' && values.answer.trim() !== '' && blanks.length === 0}
      labelOf={labelsOf(articleFields)}
      onClose={onClose}
    >
      <TextField {...fields.as('question')} required autofocus />
      <LinesField {...fields.as('alternative_phrasings')} rows={5} />
      <TextField {...fields.as('answer')} rows={6} required />
      <p role="status" class="muted">
        {blanks.length > 0 && learned.blanks(blanks.join(', '))}
      </p>
      <div class="pair">
        <TextField {...fields.text('locale')} />
        <TextField {...fields.text('url')} placeholder="https://" />
      </div>
      <Switch {...fields.flag('is_public')} />
      {isAdmin && article && (
        <details>
          <summary class="link">{rehearsal.title}</summary>
          <RehearsalPane
            subject={{
              type: 'bot',
              bot_id: bot,
              changes: { article: { ...phrasedOf(values), answer: values.answer, article_id: article.id } },
            }}
          />
        </details>
      )}
      {tried.dialog}
    </RecordDialog>
  );
}

/** What a test question can find out about; nothing where only the answer or a link changes. */
function changeOf(article: Article | undefined, values: ReturnType<typeof phrasedOf>): Tried | undefined {
  const isSame = article && JSON.stringify(phrasedOf(article)) === JSON.stringify(values);
  return isSame ? undefined : { change: { article: { ...values, article_id: article?.id ?? null } } };
}

const phrasedOf = ({
  question,
  alternative_phrasings,
  locale,
}: Pick<Article, 'question' | 'alternative_phrasings' | 'locale'>) => ({ question, alternative_phrasings, locale });

const textsOf = ({ question, answer, locale }: LearnedQuestion) => ({ question, answer, locale });

/** Makes an article of a draft, unless somebody was faster. */
async function takeDraft(
  api: Api,
  bot: Id,
  { id }: LearnedQuestion,
  values: Omit<ArticleSettings, 'bot_id'>,
  onGone: (() => void) | undefined,
): Promise<Article> {
  try {
    return await api('takeLearned', { params: { id: String(bot), learned_id: String(id) }, body: values });
  } catch (error) {
    if (isMissing(error)) onGone?.();
    throw error;
  }
}

const NOTHING: Pick<Article, 'alternative_phrasings' | 'answer' | 'locale' | 'url' | 'is_public'> = {
  alternative_phrasings: [],
  answer: '',
  locale: null,
  url: null,
  is_public: false,
};

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
