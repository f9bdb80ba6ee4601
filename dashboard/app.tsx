/** The dashboard from sign-in to pages: who is signed in decides what is drawn. */
import { effect, signal } from '@preact/signals';
import { LogIn } from 'lucide';
import { useEffect } from 'preact/hooks';
import { timed } from '#dashboard/api/timed.ts';
import { filterFrom } from '#dashboard/data/inbox/filter.ts';
import { loadSiteConfig } from '#dashboard/session/site-config.ts';
import { createSignIn, type SignedIn, type SignIn } from '#dashboard/session/sign-in.ts';
import { BASE, navigate, path, query } from '#dashboard/navigation/location.ts';
import { notify } from '#dashboard/preferences/notifications.ts';
import type { Preferences } from '#dashboard/preferences/preferences.ts';
import { Shell } from '#dashboard/shell/shell.tsx';
import { session } from '#dashboard/strings/shell.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Failed, Notice, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { createWorkspace, type Workspace, WorkspaceProvider } from '#dashboard/workspace/workspace.ts';

type Stage =
  | { kind: 'starting' }
  | { kind: 'signed-out'; signIn: SignIn }
  | { kind: 'failed'; error: unknown }
  | { kind: 'in'; workspace: Workspace; signIn: SignIn };

type AppProps = { preferences: Preferences; storage: Storage | undefined };

const stage = signal<Stage>({ kind: 'starting' });
const hasExpired = signal(false);
/** Set while signing out, so that coming back does not sign in again at once. */
const LEFT = 'live-chat.signed-out';

async function start(props: AppProps): Promise<void> {
  stage.value = { kind: 'starting' };
  try {
    const site = await loadSiteConfig(timed(fetch.bind(globalThis)));
    const signIn = createSignIn(site, location.origin, () => {
      hasExpired.value = true;
    });
    const signedIn = await signIn.resume();
    if (signedIn) return enter(signedIn, signIn, props, site.demo_url);
    if (sessionStorage.getItem(LEFT)) {
      sessionStorage.removeItem(LEFT);
      stage.value = { kind: 'signed-out', signIn };
    } else await signIn.begin(here());
  } catch (error) {
    stage.value = { kind: 'failed', error };
  }
}

function enter(
  { person, returnTo }: SignedIn,
  signIn: SignIn,
  { preferences, storage }: AppProps,
  demoUrl: string | undefined,
): void {
  navigate((returnTo ?? `${BASE}/`).slice(BASE.length), { replace: true });
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
    onNews: (news) => notify(preferences, workspace.me.peek().agent?.id, news),
    signOut: () => {
      sessionStorage.setItem(LEFT, '1');
      leave();
      void signIn.end();
    },
    onSignedOut: leave,
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

const here = () =>
  location.pathname + (location.search.includes('code=') || location.search.includes('error=') ? '' : location.search);

/** The whole dashboard. */
export function App(props: AppProps) {
  useEffect(() => void start(props), []);
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
            <Button variant="primary" onClick={() => void now.signIn.begin(`${BASE}/`)}>
              {session.signIn}
            </Button>
          </Notice>
        </main>
      );
    case 'failed':
      return (
        <main class="gate">
          <Failed error={now.error} title={session.failed} onRetry={() => location.assign(`${BASE}/`)} />
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
