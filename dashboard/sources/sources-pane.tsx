/** The sources of a bot: how far each is, and what can be done with it. */
import { Globe, List, RefreshCw } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Bot } from '#core/model/bots/bot.ts';
import type { Source } from '#core/model/knowledge/source.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { replaced, without } from '#dashboard/data/team.ts';
import { sourceFields, sources as words } from '#dashboard/strings/sources.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { CrudList } from '#dashboard/ui/crud/crud-page.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { whileLooking } from '#dashboard/ui/page/while-looking.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { HeldNote } from './held-note.tsx';
import { PagesDialog } from './pages-dialog.tsx';
import { ReadingState } from './reading-state.tsx';
import { TrialDialog } from './reading-trial.tsx';
import { SourceForm } from './source-form.tsx';
import './sources.css';

/** The pane; `onChanged`: articles may have changed. */
export function SourcesPane({ bot, onChanged }: { bot: Bot; onChanged: () => void }) {
  const { api, person } = useWorkspace();
  const sources = useMemo(
    () => createResource(async () => (await api('listSources', { query: { bot_id: String(bot.id) } })).data),
    [bot.id],
  );
  const [openId, setOpenId] = useState<number | undefined>(undefined);
  const [triedId, setTriedId] = useState<number | undefined>(undefined);
  const { data = [] } = sources.value.value;
  const isBusy = data.some(({ reading }) => reading.state !== 'done');
  useEffect(() => whileLooking(() => void sources.load(), isBusy ? 2 : 30), [sources, isBusy]);
  useEffect(() => {
    if (!isBusy) onChanged();
  }, [isBusy]);
  if (!person.isAdmin) return <NoPermission />;
  const accept = (stored: Source) => sources.change((all) => replaced(all, stored));
  const readNow = async ({ id }: Source) => {
    try {
      accept(await api('readSource', { params: { id: String(id) } }));
    } catch (error) {
      toast(inWords(error), 'problem');
    }
  };
  const opened = data.find(({ id }) => id === openId);
  const tried = data.find(({ id }) => id === triedId);
  return (
    <>
      <CrudList
        words={words}
        icon={Globe}
        of={sources}
        isAdmin
        isStill
        isEditedHere
        nameOf={({ name }) => name}
        labels={{ edit: words.edit, remove: words.remove }}
        tableClass="table-sources"
        columns={[
          {
            title: words.source,
            class: 'source-name',
            cell: (source) => <Name source={source} onOpen={() => setOpenId(source.id)} />,
          },
          {
            title: words.state,
            cell: (source) => (
              <>
                <ReadingState reading={source.reading} onTrial={() => setTriedId(source.id)} />
                <HeldNote source={source} onDecided={accept} />
              </>
            ),
          },
          {
            title: sourceFields.schedule[0],
            class: 'wide muted',
            cell: ({ kind, schedule }) => (kind === 'files' ? '—' : words.schedules[schedule]),
          },
        ]}
        rowActions={(source) => [
          ...(source.kind === 'files'
            ? []
            : [{ label: words.readNow(source.name), icon: RefreshCw, run: () => void readNow(source) }]),
          { label: words.pages(source.name), icon: List, run: () => setOpenId(source.id) },
        ]}
        form={(source, onClose) => (
          <SourceForm
            bot={bot.id}
            {...(source ? { source } : {})}
            onClose={onClose}
            onSaved={(stored, isNew) => {
              accept(stored);
              if (isNew && stored.kind === 'files') setOpenId(stored.id);
            }}
          />
        )}
        removal={({ id, name, reading }) => ({
          title: words.removeTitle,
          body: words.removeBody(name, reading.articles),
          removed: words.removed,
          run: async () => {
            await api('deleteSource', { params: { id: String(id) } });
            sources.change((all) => without(all, id));
          },
        })}
      />
      {tried && (
        <TrialDialog
          source={tried}
          isEmbedding={bot.embeddings_provider !== 'none'}
          onClose={() => setTriedId(undefined)}
        />
      )}
      {opened && (
        <PagesDialog source={opened} onClose={() => setOpenId(undefined)} onUploaded={() => void sources.load()} />
      )}
    </>
  );
}

function Name({ source, onOpen }: { source: Source; onOpen: () => void }) {
  const { name, kind, addresses } = source;
  return (
    <>
      <button type="button" class="row-name" title={words.pages(name)} onClick={onOpen}>
        {name}
      </button>
      {/* An address begins on its left, also where text doesn't. */}
      <p
        class="clipped muted source-address"
        dir={addresses[0] === undefined ? undefined : 'ltr'}
        title={addresses.join('\n')}
      >
        {addresses[0] ?? words.kinds[kind].name}
      </p>
    </>
  );
}
