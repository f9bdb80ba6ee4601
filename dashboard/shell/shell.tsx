/** The frame around every page: rail, connection, page, messages. */
import { effect, signal } from '@preact/signals';
import { LogIn } from 'lucide';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { Inbox } from '#dashboard/data/inbox/inbox.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { common } from '#dashboard/strings/common.ts';
import { inbox as words, conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { session } from '#dashboard/strings/shell.ts';
import { shown } from '#dashboard/ui/page/first-sight.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Asked } from '#dashboard/ui/controls/asked.tsx';
import { Toaster } from '#dashboard/ui/controls/toaster.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { changeStatus } from '#dashboard/workspace/change-status.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ConnectionNote } from './connection-note.tsx';
import { navigate, path } from '#dashboard/navigation/location.ts';
import { followTitle } from '#dashboard/attention/tab-attention.ts';
import { pagesFor } from './pages.tsx';
import { Rail } from './rail.tsx';
import { CurrentPage } from './routes.tsx';
import { SoundNote } from './sound-note.tsx';
import { tabTitle } from './tab-title.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';

const CommandPalette = lazy(() => import('./command-palette.tsx'));
const ShortcutsHelp = lazy(() => import('./shortcuts-help.tsx'));
const OwnNotes = lazy(() => import('#dashboard/notices/own-notes.tsx'));

const sheet = signal<'none' | 'palette' | 'help'>('none');
const close = () => {
  sheet.value = 'none';
};

/** The frame. */
export function Shell({ hasExpired, onSignIn }: { hasExpired: boolean; onSignIn: () => void }) {
  const workspace = useWorkspace();
  const { inbox, me, person, status } = workspace;
  const { state, error } = me.value;
  const { unread } = inbox.counts;
  const pages = useMemo(() => pagesFor(person), [person]);
  const { agent } = me.value;
  const isSetAway = agent?.status_set_by || (agent?.status_reason === 'unanswered' && status.value === 'away');
  const hasNotes = isSetAway || (state !== 'ready' && state !== 'loading');
  const online = () => void changeStatus(workspace, 'online');
  useEffect(() => followTitle(unread, tabTitle(workspace)), []);
  useEffect(() => sayUnsent(inbox), []);
  // Here before it is opened: what is typed right after its keys must not be taken for shortcuts.
  useEffect(() => void shown.then(CommandPalette.prefetch), []);
  useLayoutEffect(
    () =>
      addActions({
        palette: () => {
          sheet.value = sheet.peek() === 'palette' ? 'none' : 'palette';
        },
        help: () => {
          sheet.value = 'help';
        },
        home: () => navigate('/'),
        inbox: () => navigate('/conversations'),
        tickets: () => navigate('/tickets'),
        reports: () => navigate('/reports'),
      }),
    [],
  );
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {common.skip}
      </a>
      <Boundary kind="row">
        <Rail
          unread={unread.value}
          onCommands={() => {
            sheet.value = 'palette';
          }}
        />
      </Boundary>
      <div class="shell-main">
        {hasExpired && (
          <div class="banner banner-amber" role="alert">
            <span>
              <b>{session.expired}</b> {session.expiredBody}
            </span>
            <Button size="small" variant="primary" icon={LogIn} onClick={onSignIn}>
              {session.signIn}
            </Button>
          </div>
        )}
        <ConnectionNote />
        <SoundNote />
        {hasNotes && <OwnNotes as="banner" onOnline={online} />}
        <main id="main" tabIndex={-1}>
          <Boundary kind="part" of={path.value}>
            {(person.isAdmin && !error) || (state !== 'removed' && state !== 'none') ? (
              <CurrentPage />
            ) : (
              <OwnNotes as="page" onOnline={online} />
            )}
          </Boundary>
        </main>
        <Toaster />
      </div>
      <Boundary kind="row" of={sheet.value}>
        {sheet.value === 'palette' && <CommandPalette pages={pages} onClose={close} />}
        {sheet.value === 'help' && <ShortcutsHelp onClose={close} />}
      </Boundary>
      <Asked />
    </div>
  );
}

/** Says that a message was not sent to somebody who looks at something else by now. */
function sayUnsent({ outbox, conversations }: Inbox): () => void {
  let known: ReadonlySet<number> = new Set();
  return effect(() => {
    const failed = outbox.failed.value;
    for (const id of failed) {
      if (known.has(id) || path.peek() === `/conversations/${id}`) continue;
      const conversation = conversations.get(id);
      toast(conversationTexts.failedTo(conversation ? nameOf(conversation) : words.anonymous), 'problem');
    }
    known = failed;
  });
}
