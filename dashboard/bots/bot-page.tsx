/** One bot: its settings, what it knows, and what it could not answer. */
import { ArrowLeft, Ellipsis, Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Bot } from '#core/model/bots/bot.ts';
import { ArticlesPane } from '#dashboard/articles/articles-pane.tsx';
import { createKnowledge } from '#dashboard/articles/knowledge.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { UnansweredPane } from '#dashboard/articles/unanswered-pane.tsx';
import { createResource, type Resource } from '#dashboard/data/resource.ts';
import { replaced } from '#dashboard/data/team.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { SourcesPane } from '#dashboard/sources/sources-pane.tsx';
import { bots as words } from '#dashboard/strings/bots.ts';
import { common } from '#dashboard/strings/common.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { RemoveDialog } from '#dashboard/ui/crud/remove-dialog.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { whileLooking } from '#dashboard/ui/page/while-looking.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { BotSettingsPane } from './bot-settings-pane.tsx';
import { IndexState } from './index-state.tsx';
import { type BotPart, botParts, isForAdmins } from './parts.ts';
import { removalOf } from './bots-page.tsx';
import '#dashboard/ui/page/table.css';
import './bots.css';
import '#dashboard/articles/articles.css';

const LearnedPane = lazy(() => import('#dashboard/articles/learned-pane.tsx'));
const QualityPane = lazy(() => import('#dashboard/quality/quality-pane.tsx'));

/** The page. */
export default function BotPage({ id, part }: { id: number; part: BotPart }) {
  const { api } = useWorkspace();
  const bot = useMemo(() => createResource(() => api('getBot', { params: { id: String(id) } })), [id]);
  return <LoadedPage of={bot}>{(loaded) => <Frame bot={loaded} resource={bot} part={part} />}</LoadedPage>;
}

function Frame({ bot, resource, part }: { bot: Bot; resource: Resource<Bot>; part: BotPart }) {
  const { api, team } = useWorkspace();
  const knowledge = useMemo(() => createKnowledge(api, bot.id), [bot.id]);
  const accept = (stored: Bot) => {
    resource.change(() => stored);
    team.bots.change((all) => replaced(all, stored));
  };
  const lookAgain = async () => {
    const { index } = await api('getBot', { params: { id: String(bot.id) } });
    resource.change((now) => ({ ...now, index }));
  };
  // What is known changes by itself, in seconds while it learns; the settings are left to whoever edits them.
  const { state } = bot.index;
  useEffect(
    () => whileLooking(() => void lookAgain().catch(() => undefined), state === 'fitting' ? 2 : 30),
    [bot.id, state],
  );
  const onRead = () => {
    void knowledge.articles.load();
    void lookAgain().catch(() => undefined);
  };
  const onLearning = () => resource.change((now) => ({ ...now, index: { ...now.index, state: 'fitting' } }));
  const parted = (actions: ComponentChildren, children: ComponentChildren) => (
    <Parts bot={bot} part={part} actions={actions}>
      {children}
    </Parts>
  );
  switch (part) {
    case 'settings':
      return <BotSettingsPane bot={bot} articles={knowledge.articles} onSaved={accept} frame={parted} />;
    case 'articles':
      return parted(null, <ArticlesPane bot={bot} knowledge={knowledge} onChanged={onLearning} />);
    case 'sources':
      return parted(null, <SourcesPane bot={bot} onChanged={onRead} />);
    case 'unanswered':
      return parted(null, <UnansweredPane bot={bot} knowledge={knowledge} onChanged={onLearning} />);
    case 'learned':
      return parted(null, <LearnedPane bot={bot} knowledge={knowledge} onChanged={onLearning} />);
    case 'quality':
      return parted(null, <QualityPane bot={bot} articles={knowledge.articles} />);
  }
}

type PartsProps = { bot: Bot; part: BotPart; actions: ComponentChildren; children: ComponentChildren };

function Parts({ bot, part, actions, children }: PartsProps) {
  const { api, team, person } = useWorkspace();
  const leave = () => navigate('/bots', { replace: true });
  const [isRemoving, setRemoving] = useState(false);
  const tabs = useRef<HTMLElement>(null);
  // On a phone, not all tabs are on the screen.
  useLayoutEffect(
    () => tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [part],
  );
  return (
    <Page
      title={bot.name}
      back={
        <a class="icon-button" href={`${BASE}/bots`} title={words.title} aria-label={words.title}>
          <Icon of={ArrowLeft} />
        </a>
      }
      actions={
        <>
          <IndexState index={bot.index} />
          {person.isAdmin && (
            <Menu
              align="end"
              label={common.more}
              trigger={(attributes) => <IconButton label={common.more} icon={Ellipsis} {...attributes} />}
            >
              <MenuItem danger onClick={() => setRemoving(true)}>
                <Icon of={Trash2} />
                {words.remove}
              </MenuItem>
            </Menu>
          )}
          {actions}
        </>
      }
    >
      <nav class="page-tabs" aria-label={bot.name} ref={tabs}>
        {botParts
          .filter((one) => !isForAdmins(one) || person.isAdmin)
          .map((one) => (
            <a
              key={one}
              class="page-tab"
              href={`${BASE}/bots/${bot.id}${one === 'settings' ? '' : `/${one}`}`}
              aria-current={one === part ? 'page' : undefined}
            >
              {words.parts[one]}
            </a>
          ))}
      </nav>
      {!person.isAdmin && <p class="muted only-look">{common.adminsOnly}</p>}
      {children}
      {isRemoving && (
        <RemoveDialog removal={removalOf(bot, api, team)} onClose={() => setRemoving(false)} onRemoved={leave} />
      )}
    </Page>
  );
}
