/** The knowledge base of a bot: its articles with a search, and where they are written, changed and imported. */
import { BookOpen, ExternalLink, FileUp, Globe } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Bot } from '#core/model/bots/bot.ts';
import { without } from '#dashboard/data/team.ts';
import { articles as words, importing } from '#dashboard/strings/articles.ts';
import { helpCenter as help } from '#dashboard/strings/help-center.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { CrudList } from '#dashboard/ui/crud/crud-page.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ArticleForm, ArticleText } from './article-form.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { type Knowledge, matching } from './knowledge.ts';
import { PublishDialog } from './publish-dialog.tsx';

const ChangeNote = lazy(() => import('#dashboard/quality/change-note.tsx'));

type PaneProps = { bot: Bot; knowledge: Knowledge; onChanged: () => void };

/** The pane. Articles are opened by their question: to change them, or (by those who may not) to read them. */
export function ArticlesPane({ bot, knowledge, onChanged }: PaneProps) {
  const { api, person } = useWorkspace();
  const [isImporting, setImporting] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  const [opened, setOpened] = useState<Article | undefined>(undefined);
  const close = () => setOpened(undefined);
  const form = (article: Article | undefined, onClose: () => void) => (
    <ArticleForm
      bot={bot.id}
      knowledge={knowledge}
      onClose={onClose}
      onSaved={onChanged}
      {...(article ? { article } : {})}
    />
  );
  const onImported = () => {
    void knowledge.articles.load();
    onChanged();
  };
  return (
    <>
      <CrudList
        words={words}
        icon={BookOpen}
        of={knowledge.articles}
        isAdmin={person.isAdmin}
        isStill
        isEditedHere
        nameOf={({ question }) => question}
        labels={{ edit: words.edit, remove: words.remove }}
        tableClass="table-articles"
        search={{ words, matching }}
        also={
          <>
            <Button icon={Globe} onClick={() => setPublishing(true)}>
              {help.choose}
            </Button>
            <Button icon={FileUp} onClick={() => setImporting(true)}>
              {importing.open}
            </Button>
          </>
        }
        columns={[
          {
            title: words.question,
            cell: (article) => <Question article={article} onOpen={() => setOpened(article)} />,
          },
          {
            title: help.public,
            class: 'wide muted',
            cell: (article) => article.is_public && <PublicMark article={article} />,
          },
          { title: words.language, class: 'wide muted', cell: ({ locale }) => locale ?? '—' },
        ]}
        form={form}
        removal={({ id, question }) => ({
          title: words.removeTitle,
          body: words.removeBody(question),
          removed: words.removed,
          more: <ChangeNote bot={bot.id} tried={{ change: { removed_article_ids: [id] } }} />,
          run: async () => {
            await api('deleteArticle', { params: { id: String(id) } });
            knowledge.articles.change((all) => without(all, id));
            onChanged();
          },
        })}
      />
      {opened && (person.isAdmin ? form(opened, close) : <ArticleText article={opened} onClose={close} />)}
      {isPublishing && (
        <PublishDialog
          bot={bot.id}
          articles={knowledge.articles.value.value.data ?? []}
          onClose={() => setPublishing(false)}
          onSaved={onImported}
        />
      )}
      {isImporting && <ImportDialog bot={bot.id} onClose={() => setImporting(false)} onImported={onImported} />}
    </>
  );
}

function Question({ article, onOpen }: { article: Article; onOpen: () => void }) {
  const { person } = useWorkspace();
  const { question, alternative_phrasings: more, answer } = article;
  return (
    <>
      <button
        type="button"
        class="row-name article-question"
        title={person.isAdmin ? words.edit(question) : words.open(question)}
        onClick={onOpen}
      >
        {question}
      </button>
      {more.length > 0 && (
        <span class="chip" title={more.slice(0, 10).join('\n')}>
          {words.morePhrasings(more.length)}
        </span>
      )}
      <p class="clipped" title={answer}>
        {answer}
      </p>
    </>
  );
}

/** Leads to the article's page, if a widget has a help center with this bot's articles: the page finds its own address. */
function PublicMark({ article: { id, bot_id, question } }: { article: Article }) {
  const { team } = useWorkspace();
  useEffect(() => void team.widgets.need(), []);
  const widgets = team.widgets.value.value.data ?? [];
  const isShown = widgets.some(
    ({ is_active, help_center, handler_type, handler_id }) =>
      is_active && help_center && (help_center.bot_id ?? (handler_type === 'ai_bot' ? handler_id : null)) === bot_id,
  );
  if (!isShown) return <span>{help.public}</span>;
  const label = help.openArticle(question);
  return (
    <a
      class="link article-public"
      href={`/help/en/${id}`}
      target="_blank"
      rel="noopener"
      title={label}
      aria-label={label}
    >
      {help.public} <Icon of={ExternalLink} size={14} />
    </a>
  );
}
