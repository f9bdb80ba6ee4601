/** The knowledge base of a bot: its articles with a search, and where they are written, changed and imported. */
import { BookOpen, FileUp, Pencil, Plus, Search, Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Article } from '#core/model/article.ts';
import type { Bot } from '#core/model/bot.ts';
import { articles as words, importing } from '#dashboard/strings/articles.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { LoadedOnce } from '#dashboard/settings/loaded.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { SetUpTable } from '#dashboard/settings/settings-table.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { ArticleForm, ArticleText } from './article-form.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { type Knowledge, matching } from './knowledge.ts';

type Open = { kind: 'none' | 'import' | 'add' } | { kind: 'edit' | 'read' | 'remove'; article: Article };

/** As many rows at once as one looks through. */
const STEP = 100;

type PaneProps = { bot: Bot; knowledge: Knowledge; onChanged: () => void };

/** The pane. */
export function ArticlesPane({ bot, knowledge, onChanged }: PaneProps) {
  const { person } = useWorkspace();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const actions = person.isAdmin && (
    <>
      <Button icon={FileUp} onClick={() => setOpen({ kind: 'import' })}>
        {importing.open}
      </Button>
      <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: 'add' })}>
        {words.add}
      </Button>
    </>
  );
  return (
    <>
      <LoadedOnce of={knowledge.articles} skeleton="row">
        {(articles) =>
          articles.length === 0 ? (
            <Notice icon={BookOpen} title={words.empty} body={words.emptyBody}>
              {actions && <div class="notice-pair">{actions}</div>}
            </Notice>
          ) : (
            <Found articles={articles} actions={actions} onOpen={setOpen} />
          )
        }
      </LoadedOnce>
      <Dialogs
        bot={bot}
        knowledge={knowledge}
        open={open}
        onClose={() => setOpen({ kind: 'none' })}
        onChanged={onChanged}
      />
    </>
  );
}

type FoundProps = { articles: Article[]; actions: ComponentChildren; onOpen: (open: Open) => void };

function Found({ articles, actions, onOpen }: FoundProps) {
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(STEP);
  const found = matching(articles, search);
  return (
    <>
      <div class="tools">
        <label class="search">
          <Icon of={Search} />
          <input
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        {actions}
      </div>
      {found.length === 0 ? (
        <Notice icon={Search} title={words.noneFound} body={words.noneFoundBody} />
      ) : (
        <ArticleTable articles={found.slice(0, most)} onOpen={onOpen} />
      )}
      {found.length > most && (
        <Button variant="ghost" onClick={() => setMost(most + STEP)}>
          {words.showMore(Math.min(STEP, found.length - most))}
        </Button>
      )}
    </>
  );
}

function ArticleTable({ articles, onOpen }: { articles: Article[]; onOpen: (open: Open) => void }) {
  const { person } = useWorkspace();
  return (
    <SetUpTable
      class="table-articles"
      of={articles}
      columns={[
        {
          title: words.question,
          cell: (article) => (
            <Question
              article={article}
              label={person.isAdmin ? words.edit(article.question) : words.open(article.question)}
              onOpen={() => onOpen({ kind: person.isAdmin ? 'edit' : 'read', article })}
            />
          ),
        },
        { title: words.language, class: 'wide muted', cell: ({ locale }) => locale ?? '—' },
      ]}
      actions={(article) => [
        { label: words.edit(article.question), icon: Pencil, run: () => onOpen({ kind: 'edit', article }) },
        { label: words.remove(article.question), icon: Trash2, run: () => onOpen({ kind: 'remove', article }) },
      ]}
    />
  );
}

function Question({ article, label, onOpen }: { article: Article; label: string; onOpen: () => void }) {
  const { question, alternative_phrasings: more, answer } = article;
  return (
    <>
      <button type="button" class="link article-question" title={label} onClick={onOpen}>
        {question}
      </button>
      {more.length > 0 && (
        <span class="chip" title={more.slice(0, 10).join('\n')}>
          {words.morePhrasings(more.length)}
        </span>
      )}
      <p class="clip" title={answer}>
        {answer}
      </p>
    </>
  );
}

function Dialogs({ bot, knowledge, open, onClose, onChanged }: PaneProps & { open: Open; onClose: () => void }) {
  const { api } = useWorkspace();
  switch (open.kind) {
    case 'none':
      return null;
    case 'add':
      return <ArticleForm bot={bot.id} knowledge={knowledge} onClose={onClose} onSaved={onChanged} />;
    case 'edit':
      return (
        <ArticleForm bot={bot.id} knowledge={knowledge} article={open.article} onClose={onClose} onSaved={onChanged} />
      );
    case 'read':
      return <ArticleText article={open.article} onClose={onClose} />;
    case 'import':
      return (
        <ImportDialog
          bot={bot.id}
          onClose={onClose}
          onImported={() => {
            void knowledge.articles.load();
            onChanged();
          }}
        />
      );
    case 'remove':
      return (
        <Confirm
          title={words.removeTitle}
          body={words.removeBody(open.article.question)}
          action={common.delete}
          onClose={onClose}
          run={async () => {
            await api('deleteArticle', { params: { id: String(open.article.id) } });
            knowledge.articles.change((all) => all.filter(({ id }) => id !== open.article.id));
            toast(words.removed);
            onChanged();
          }}
        />
      );
  }
}
