/** Where in the dashboard one is: the address bar as a signal, and links that move without a reload. */
import { computed, signal } from '@preact/signals';

/** Where the dashboard lives. */
export const BASE = '/dashboard';

const address = signal(
  typeof location === 'undefined' ? new URL('http://localhost/dashboard/') : new URL(location.href),
);
let guard: (() => boolean) | undefined;

/** The path below the dashboard, beginning with a slash and not ending with one: `/conversations/7`, `/` at home. */
export const path = computed(() => address.value.pathname.slice(BASE.length).replace(/\/+$/, '') || '/');
/** The query of the address. */
export const query = computed(() => address.value.searchParams);

/** Goes to a path of the dashboard, such as `/widgets/new`. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const next = new URL(BASE + to, address.peek());
  if (next.pathname !== address.peek().pathname && guard && !guard()) return;
  if (options.replace) history.replaceState(null, '', next);
  else history.pushState(null, '', next);
  address.value = next;
}

/** Asks before a page with unsaved changes is left; returns what ends the asking. */
export function guardLeaving(mayLeave: () => boolean): () => void {
  guard = mayLeave;
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  addEventListener('beforeunload', warn);
  return () => {
    guard = undefined;
    removeEventListener('beforeunload', warn);
  };
}

/** Follows the browser's back and forward, and plain clicks on links into the dashboard. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    address.value = new URL(location.href);
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlain(event) || link.target !== '' || link.origin !== location.origin) return;
    if (!link.pathname.startsWith(`${BASE}/`)) return;
    event.preventDefault();
    navigate(link.pathname.slice(BASE.length) + link.search);
  });
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
