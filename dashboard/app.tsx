/** The dashboard once it is known who opened it: pages for someone who is signed in, or the sign-in screen. */
import '#widget/tokens.css';
import '#dashboard/ui/page/base.css';
import '#dashboard/ui/controls/marks.css';
import '#dashboard/ui/page/page-state.css';
import '#dashboard/ui/controls/floating.css';
import '#dashboard/shell/shell.css';
import '#dashboard/ui/page/page.css';
import { effect, signal } from '@preact/signals';
import { LogIn } from 'lucide';
import { render } from 'preact';
import { filterFrom } from '#dashboard/data/inbox/filter.ts';
import { type Arrival, hasExpired, here, noteSignOut } from '#dashboard/session/arrive.ts';
import { HOME, type SignIn } from '#dashboard/session/sign-in.ts';
import { BASE, followLinks, navigate, path, query, refuseDroppedFiles } from '#dashboard/navigation/location.ts';
import { followKeyboard } from '#dashboard/navigation/shortcuts.ts';
import { createPreferences, followTheme, type Preferences } from '#dashboard/preferences/preferences.ts';
import { Shell } from '#dashboard/shell/shell.tsx';
import { session } from '#dashboard/strings/shell.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Failed, Notice, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { type Workspace, WorkspaceProvider } from '#dashboard/workspace/context.ts';
import { createWorkspace } from '#dashboard/workspace/workspace.ts';

type Stage =
  | { kind: 'starting' }
  | { kind: 'signed-out'; signIn: SignIn }
  | { kind: 'failed'; error: unknown }
  | { kind: 'in'; workspace: Workspace; signIn: SignIn };

type Settings = { preferences: Preferences; storage: Storage | undefined };

const stage = signal<Stage>({ kind: 'starting' });

/** Draws the dashboard, or why there is none. */
export function draw(
  arrival: Exclude<Arrival, { kind: 'leaving' }>,
  root: Element,
  storage: Storage | undefined,
): void {
  const preferences = createPreferences(storage);
  followTheme(preferences, document.documentElement);
  followLinks();
  refuseDroppedFiles();
  followKeyboard();
  if (arrival.kind === 'in') enter(arrival, { preferences, storage });
  else stage.value = arrival;
  render(<App />, root);
}

function enter(
  { signedIn: { person, returnTo }, signIn, demoUrl }: Extract<Arrival, { kind: 'in' }>,
  { preferences, storage }: Settings,
): void {
  navigate((returnTo ?? HOME).slice(BASE.length), { replace: true });
  const leave = () => {
    workspace.stop();
    // Nothing stays to be seen by whoever comes back to this page.
    stage.value = { kind: 'signed-out', signIn };
  };
  const workspace = createWorkspace({
    tokens: signIn,
    person,
    demoUrl,
    preferences,
    storage,
    fetchAttention: async (of) => (await import('#dashboard/attention/attention.ts')).createAttention(of, storage),
    hideConversation: async (...of) => (await import('#dashboard/inbox/hidden.ts')).hideConversation(...of),
    signOut: () => {
      noteSignOut();
      leave();
      void signIn.end();
    },
    onSignedOut: () => {
      signIn.forget();
      leave();
    },
  });
  void workspace.loadMe();
  if (path.peek().startsWith('/conversations')) void workspace.inbox.list.show(filterFrom(query.peek()));
  const stop = effect(() => {
    if (hasExpired.value) workspace.stop();
  });
  addEventListener('pagehide', stop, { once: true });
  // Drawing takes the processor for a while: what it needs is asked for first.
  setTimeout(() => {
    stage.value = { kind: 'in', workspace, signIn };
  });
}

/** The whole dashboard. */
function App() {
  const now = stage.value;
  switch (now.kind) {
    case 'starting':
      return (
        <main class="gate" aria-label={session.starting}>
          <Skeleton rows={2} />
        </main>
      );
    case 'signed-out':
      return (
        <main class="gate">
          <Notice isPage icon={LogIn} title={session.signedOut} body={session.signedOutBody}>
            <Button variant="primary" onClick={() => void now.signIn.begin(HOME)}>
              {session.signIn}
            </Button>
          </Notice>
        </main>
      );
    case 'failed':
      return (
        <main class="gate">
          <Failed error={now.error} title={session.failed} onRetry={() => location.assign(HOME)} />
        </main>
      );
    case 'in':
      return (
        <WorkspaceProvider value={now.workspace}>
          <Boundary kind="part">
            <Shell
              hasExpired={hasExpired.value}
              onSignIn={() => {
                now.workspace.letGo();
                void now.signIn.begin(here());
              }}
            />
          </Boundary>
        </WorkspaceProvider>
      );
  }
}
