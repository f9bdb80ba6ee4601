/** The frame around every page: rail, connection, page, messages. */
import { effect, signal } from '@preact/signals';
import { LogIn, UserMinus, UserPlus } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Inbox } from '#dashboard/data/inbox/inbox.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { common } from '#dashboard/strings/common.ts';
import { inbox as words, thread } from '#dashboard/strings/inbox.ts';
import { session, shell } from '#dashboard/strings/shell.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { Asked } from '#dashboard/ui/controls/asked.tsx';
import { Toaster } from '#dashboard/ui/controls/toaster.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { CommandPalette } from './command-palette.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { navigate, path } from '#dashboard/navigation/location.ts';
import { followTitle } from '#dashboard/preferences/notifications.ts';
import { Rail } from './rail.tsx';
import { CurrentPage } from './routes.tsx';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import { SoundNote } from './sound-note.tsx';
import { tabTitle } from './tab-title.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';

const sheet = signal<'none' | 'palette' | 'help'>('none');
const close = () => {
  sheet.value = 'none';
};

/** The frame. */
export function Shell({ hasExpired, onSignIn }: { hasExpired: boolean; onSignIn: () => void }) {
  const workspace = useWorkspace();
  const { inbox, me, person } = workspace;
  const { state } = me.value;
  const { unread } = inbox.counts;
  useEffect(() => followTitle(unread, tabTitle(workspace)), []);
  useEffect(() => sayUnsent(inbox), []);
  useEffect(
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
        <NotAnAgent />
        <main id="main" tabIndex={-1}>
          <Boundary kind="part" of={path.value}>
            {person.isAdmin || (state !== 'removed' && state !== 'none') ? (
              <CurrentPage />
            ) : (
              <Notice isPage icon={UserMinus} {...outside[state]} />
            )}
          </Boundary>
        </main>
        <Toaster />
      </div>
      <Boundary kind="row" of={sheet.value}>
        {sheet.value === 'palette' && <CommandPalette onClose={close} />}
        {sheet.value === 'help' && <ShortcutsHelp onClose={close} />}
      </Boundary>
      <Asked />
    </div>
  );
}

/** What somebody who isn't an agent sees instead of pages: nothing of the visitors, and no request that must be refused. */
const outside = {
  removed: { title: shell.removed, body: shell.removedBody },
  none: { title: shell.notAnAgent, body: shell.notAnAgentOther },
};

/** Says that a message was not sent to somebody who looks at something else by now. */
function sayUnsent({ outbox, conversations }: Inbox): () => void {
  let known: ReadonlySet<number> = new Set();
  return effect(() => {
    const failed = outbox.failed.value;
    for (const id of failed) {
      if (known.has(id) || path.peek() === `/conversations/${id}`) continue;
      const conversation = conversations.get(id);
      toast(thread.failedTo(conversation ? nameOf(conversation) : words.anonymous), 'problem');
    }
    known = failed;
  });
}

/** What to do when one is signed in without being an agent. */
function NotAnAgent() {
  const workspace = useWorkspace();
  const { me, person, api } = workspace;
  if (me.value.state === 'failed') {
    return (
      <div class="banner banner-red" role="alert">
        <span>{inWords(me.value.error)}</span>
        <Button size="small" onClick={() => void workspace.loadMe()}>
          {common.retry}
        </Button>
      </div>
    );
  }
  if (!person.isAdmin) return null;
  if (me.value.state === 'removed') {
    return (
      <div class="banner banner-red" role="alert">
        <Icon of={UserMinus} />
        <span>
          <b>{shell.removed}</b> {shell.removedBody}
        </span>
      </div>
    );
  }
  if (me.value.state !== 'none') return null;
  const become = async () => {
    try {
      await api('createAgent', { body: { user_id: person.userId } });
      await workspace.loadMe();
    } catch (error) {
      toast(inWords(error), 'problem');
    }
  };
  return (
    <div class="banner banner-blue">
      <Icon of={UserPlus} />
      <span>
        <b>{shell.notAnAgent}</b> {shell.notAnAgentAdmin}
      </span>
      <Button size="small" variant="primary" onClick={() => void become()}>
        {shell.makeMeAgent}
      </Button>
    </div>
  );
}
