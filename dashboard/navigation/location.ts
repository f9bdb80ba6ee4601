/** Where in the dashboard one is: the address bar as a signal, and links that move without a reload. */
import { computed, signal } from '@preact/signals';

/** Where the dashboard lives. */
export const BASE = '/dashboard';

const address = signal(
  typeof location === 'undefined' ? new URL('http://localhost/dashboard/') : new URL(location.href),
);

/** Asks whether a page may be left; resolves with the answer. */
type Guard = () => Promise<boolean>;
const guards: Guard[] = [];
/** Set while the browser goes where the person was asked about. */
let isAllowed = false;

/** The path below the dashboard, beginning with a slash and not ending with one: `/conversations/7`, `/` at home. */
export const path = computed(() => address.value.pathname.slice(BASE.length).replace(/\/+$/, '') || '/');
/** The query of the address. */
export const query = computed(() => address.value.searchParams);

/** Goes to a path of the dashboard, such as `/widgets/new`; asks first when something on the page isn't saved. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const next = new URL(BASE + to, address.peek());
  const go = () => {
    if (options.replace) history.replaceState(null, '', next);
    else history.pushState(null, '', next);
    address.value = next;
  };
  const guard = guardAgainst(next);
  if (guard) void guard().then((mayLeave) => mayLeave && go());
  else go();
}

/** Asks before a page with unsaved changes is left; returns what ends the asking. */
export function guardLeaving(mayLeave: Guard): () => void {
  guards.push(mayLeave);
  if (guards.length === 1) addEventListener('beforeunload', warn);
  return () => {
    const place = guards.indexOf(mayLeave);
    if (place >= 0) guards.splice(place, 1);
    if (guards.length === 0) removeEventListener('beforeunload', warn);
  };
}

/** Whether something on the page isn't saved. */
export const hasUnsaved = (): boolean => guards.length > 0;

/** From now on the page is left without a question: the person answered it. */
export function stopGuarding(): void {
  guards.length = 0;
  removeEventListener('beforeunload', warn);
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** What to ask before this address: the newest guard, as one question is enough. */
const guardAgainst = ({ pathname }: URL): Guard | undefined =>
  pathname === address.peek().pathname ? undefined : guards.at(-1);

/** Follows the browser's back and forward, and plain clicks on links into the dashboard. */
export function followLinks(): void {
  addEventListener('popstate', followBrowser);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlain(event) || link.target !== '' || link.origin !== location.origin) return;
    if (!link.pathname.startsWith(`${BASE}/`)) return;
    // A place on this page, such as the content behind the skip link: the browser goes there.
    if (link.hash !== '' && link.pathname === location.pathname) return;
    event.preventDefault();
    navigate(link.pathname.slice(BASE.length) + link.search);
  });
}

/** The browser has gone already: while one is asked, the page stays, and so does its address. */
function followBrowser(): void {
  const next = new URL(location.href);
  const guard = isAllowed ? undefined : guardAgainst(next);
  isAllowed = false;
  if (!guard) {
    address.value = next;
    return;
  }
  history.pushState(null, '', address.peek());
  void leaveIfAllowed(guard);
}

async function leaveIfAllowed(guard: Guard): Promise<void> {
  isAllowed = await guard();
  if (isAllowed) history.back();
}

/** A file that is dropped beside a field for files would replace the dashboard, and all that is typed in it. */
export function refuseDroppedFiles(): void {
  for (const name of ['dragover', 'drop'] as const) {
    document.addEventListener(name, (event) => {
      const isForField = event.target instanceof HTMLInputElement && event.target.type === 'file';
      if (isForField || event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    });
  }
}

function isPlain(event: MouseEvent): boolean {
  return (
    event.button === 0 && !event.defaultPrevented && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  );
}
