/** What this browser's owner likes: kept in its storage, if there is one. */
import { effect, type Signal, signal } from '@preact/signals';
import type { DashboardLanguage } from '#dashboard/strings/language.ts';

/** How the dashboard looks. */
export type Theme = 'auto' | 'light' | 'dark';

/** How the rows of the list are drawn. */
export type Rows = 'comfortable' | 'columns';

const KEY = 'live-chat.preferences';

/** The preferences. */
export type Preferences = {
  theme: Signal<Theme>;
  railOpen: Signal<boolean>;
  detailsOpen: Signal<boolean>;
  /** Whether a reply is held for a few seconds, so that it can be undone. */
  undoSend: Signal<boolean>;
  /** Whether answers are suggested above the field. */
  suggestionsOpen: Signal<boolean>;
  rows: Signal<Rows>;
  /** The language; `auto` is the browser's. Another one is spoken once the page is loaded again. */
  language: Signal<DashboardLanguage | 'auto'>;
};

/** Reads what is stored, and stores what changes. */
export function createPreferences(storage: Storage | undefined): Preferences {
  const stored = read(storage);
  const preferences: Preferences = {
    theme: signal(stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : 'auto'),
    railOpen: signal(typeof stored.railOpen === 'boolean' ? stored.railOpen : hasRoomForLabels()),
    detailsOpen: signal(stored.detailsOpen !== false),
    undoSend: signal(stored.undoSend === true),
    suggestionsOpen: signal(stored.suggestionsOpen !== false),
    rows: signal<Rows>(stored.rows === 'columns' ? 'columns' : 'comfortable'),
    // Only what was chosen here is ever stored.
    language: signal((stored.language ?? 'auto') as DashboardLanguage | 'auto'),
  };
  effect(() => {
    const values = Object.fromEntries(Object.entries(preferences).map(([name, one]) => [name, one.value]));
    try {
      storage?.setItem(KEY, JSON.stringify(values));
    } catch {
      // Full or blocked storage: the preference lasts as long as the page.
    }
  });
  return preferences;
}

/** The language that was chosen in this browser, before anything is drawn. */
export const chosenLanguage = (storage: Storage | undefined): unknown => read(storage)['language'];

/** Lets the whole page follow the chosen theme. */
export function followTheme({ theme }: Preferences, root: HTMLElement): void {
  effect(() => {
    root.dataset['theme'] = theme.value;
  });
}

/** Whether labels fit next to the icons by default, with room left for a page and its list. */
const hasRoomForLabels = (): boolean => typeof matchMedia !== 'undefined' && matchMedia('(min-width: 1024px)').matches;

function read(storage: Storage | undefined): Record<string, unknown> {
  try {
    return JSON.parse(storage?.getItem(KEY) ?? '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The browser's own storage; undefined where it is blocked. */
export function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
