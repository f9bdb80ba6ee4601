/** Who opens the dashboard: somebody who is signed in, or who is sent to the issuer's page before anything of it is loaded. */
import { signal } from '@preact/signals';
import { timed } from '#dashboard/api/timed.ts';
import { isPutAside } from './kept-session.ts';
import { loadSiteConfig } from './site-config.ts';
import { createSignIn, fetchLibrary, type SignedIn, type SignIn } from './sign-in.ts';

/** What became of opening it; `leaving` is on the way to the issuer. */
export type Arrival =
  | { kind: 'in'; signedIn: SignedIn; signIn: SignIn; demoUrl: string | undefined }
  | { kind: 'signed-out'; signIn: SignIn }
  | { kind: 'failed'; error: unknown }
  | { kind: 'leaving' };

/** The session ended and could not be renewed. */
export const hasExpired = signal(false);
/** Set while signing out, so that coming back does not sign in again at once. */
const LEFT = 'live-chat.signed-out';
const isReturning = (): boolean => /[?&](code|error)=/.test(location.search);

/** Whether the dashboard will be drawn, as far as that is known before anything is asked. */
export const isExpected = (): boolean =>
  isReturning() || isPutAside(sessionStorage) || sessionStorage.getItem(LEFT) !== null;

/** The next page of this tab asks before it signs in. */
export const noteSignOut = (): void => sessionStorage.setItem(LEFT, '1');

/** The address to come back to from the issuer, without what the issuer put there. */
export const here = (): string => location.pathname + (isReturning() ? '' : location.search);

/** Finds out who it is. Where that is nobody, the page is left for the issuer's, and comes back. */
export async function arrive(shared: Storage | undefined): Promise<Arrival> {
  try {
    const inTime = timed(fetch.bind(globalThis));
    // Whoever has no tokens is about to leave for the issuer or comes from there.
    if (!isPutAside(sessionStorage)) void fetchLibrary().catch(() => undefined);
    const site = await loadSiteConfig(inTime, globalThis.caches);
    const onExpired = () => {
      hasExpired.value = true;
    };
    const signIn = createSignIn(site, location.origin, { shared, fetch: inTime, library: fetchLibrary, onExpired });
    const signedIn = await signIn.resume();
    if (signedIn) return { kind: 'in', signedIn, signIn, demoUrl: site.demo_url };
    if (sessionStorage.getItem(LEFT) === null) {
      await signIn.begin(here());
      return { kind: 'leaving' };
    }
    sessionStorage.removeItem(LEFT);
    return { kind: 'signed-out', signIn };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
