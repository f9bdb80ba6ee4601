/** Keeps the open window, and what is written and uploaded in it, when a link leads to the next page of the site. */
import type { Picked, TrayFile } from '#client/files/tray-file.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { State } from '#widget/app/state/state.ts';

/** What is kept for the next page of this tab. */
type Kept = Pick<State, 'draft' | 'isOpen'> &
  Pick<State['ui'], 'name' | 'email'> & {
    visitor_id: number | undefined;
    /** Whether the page was left by a link, or by a script of its own, to another of this site. */
    isLeft: boolean;
    /** Files for the next message: those that were uploaded with their IDs, and until when the server takes these. */
    files?: (Picked & { id?: string | undefined; untilMs: number })[];
  };

/** An upload can be sent for twelve hours. Less, for the message to be on its way. */
const UPLOAD_MS = 11.5 * 60 * 60_000;

/** Puts back what the page before has kept, if the visitor is still the same; keeps it for the next. @returns how to stop */
export function keepsWindow({ store, memory, config, emit, now }: Parts): () => void {
  const key = `live-chat:${config.token}`;
  let isLeft = false;
  /** Until when what was uploaded can be sent, by its ID. */
  const until = new Map<string, number>();
  const unsubscribe = store.subscribe(({ files }, before) => {
    if (files === before.files) return;
    for (const { id } of files) if (id && !until.has(id)) until.set(id, now() + UPLOAD_MS);
  });
  const leave = ({ destination }: NavigateEvent) =>
    (isLeft = !destination.sameDocument && destination.url.startsWith(`${location.origin}/`));
  const keep = () => {
    const { draft, isOpen, ui, visitor } = store.get();
    const files = store.get().files.map(({ id, file: { name, type, size } }) => {
      const untilMs = (id && until.get(id)) || 0;
      return { id, name, type, size, untilMs };
    });
    const kept: Kept = { draft, isOpen, name: ui.name, email: ui.email, visitor_id: visitor?.id, isLeft, files };
    try {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Blocked or full: the next page begins without.
    }
    // The next page should load the app immediately, but storage that the site cleared on leaving must stay cleared.
    if (isOpen && !memory.isOthers(true)) memory.patch({ live: true });
  };
  const restore = (isBack: boolean) => {
    const kept = recall(key);
    const { visitor, draft, ui, isOpen } = store.get();
    if (!kept || kept.visitor_id === undefined || kept.visitor_id !== visitor?.id) return;
    const { name, email } = kept;
    // What was written since is newer; on a page that came back by the back button, what the other page left is.
    store.set(
      isBack
        ? { draft: kept.draft }
        : {
            draft: draft || kept.draft,
            ui: { ...ui, name: ui.name || name, email: ui.email || email },
            files: [...(kept.files ?? []).map(restored), ...store.get().files],
          },
    );
    if (!kept.isOpen || isOpen || isBack || !cameByLink(kept)) return;
    store.set({ isOpen: true });
    emit('open');
  };
  /** What was not uploaded, or longer ago, has to be chosen again. */
  const restored = ({ id, untilMs, ...file }: NonNullable<Kept['files']>[number], index: number): TrayFile => {
    // The tray's own keys are above 0.
    const key = -index;
    if (!id || untilMs < now()) return { key, file, state: 'failed', progress: 0, trouble: { kind: 'lost' } };
    until.set(id, untilMs);
    return { key, file, state: 'ready', progress: 1, id };
  };
  const onShow = ({ persisted }: PageTransitionEvent) => persisted && restore(true);
  const navigation = window.navigation?.currentEntry && window.navigation;
  navigation?.addEventListener('navigate', leave);
  window.addEventListener('pagehide', keep);
  window.addEventListener('pageshow', onShow);
  restore(false);
  return () => {
    unsubscribe();
    navigation?.removeEventListener('navigate', leave);
    window.removeEventListener('pagehide', keep);
    window.removeEventListener('pageshow', onShow);
  };
}

/**
 * After a reload or a typed address, the page starts with the window closed. A site may hide where its visitors come from,
 * and a browser may not tell where they go: either is enough.
 */
function cameByLink({ isLeft }: Kept): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  const isReload = (entry as PerformanceNavigationTiming | undefined)?.type === 'reload';
  // An element of that name would be in its place.
  const { referrer }: { referrer: unknown } = document;
  return !isReload && (isLeft || (typeof referrer === 'string' && referrer.startsWith(location.origin)));
}

/** What is kept, once: a tab that this page opens gets a copy of what is stored, and must not begin with it, too. */
function recall(key: string): Kept | undefined {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return (JSON.parse(kept ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}
