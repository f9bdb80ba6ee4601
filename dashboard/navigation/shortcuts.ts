/** Keyboard shortcuts: which keys, what they do, and that they never fire while someone types. */
import { hideComposingKeys } from '#client/keys/input-method.ts';
import type { commands } from '#dashboard/strings/shell.ts';

/** A shortcut's name. */
export type ShortcutName = Exclude<keyof typeof commands.keys, 'send' | 'newline' | 'canned' | 'escape'>;

/** The keys. `Mod` is ⌘ or Ctrl; two keys with a space are pressed one after the other. */
export const shortcuts: Record<ShortcutName, string> = {
  palette: 'Mod+k',
  help: '?',
  search: '/',
  next: 'j',
  previous: 'k',
  reply: 'r',
  note: 'n',
  resolve: 'e',
  close: 'Shift+E',
  transfer: 't',
  home: 'g h',
  inbox: 'g c',
  tickets: 'g t',
  reports: 'g r',
};

/** What a page does for a shortcut. */
export type Actions = Partial<Record<ShortcutName, () => void>>;

const layers: Actions[] = [];
const SEQUENCE_MS = 1000;
let first: { key: string; at: number } | undefined;

/** Adds actions of a page or pane; the last added wins. Returns what takes them away. */
export function addActions(actions: Actions): () => void {
  layers.push(actions);
  return () => {
    layers.splice(layers.indexOf(actions), 1);
  };
}

/** The action of a name, if a page offers it now. */
export function actionOf(name: ShortcutName): (() => void) | undefined {
  return layers.findLast((layer) => layer[name] !== undefined)?.[name];
}

/** Follows the keyboard for as long as the page lives. Keys of an input method reach neither shortcuts nor fields. */
export function followKeyboard(): void {
  hideComposingKeys(window);
  document.addEventListener('keydown', (event) => {
    const name = shortcutOf(event);
    const action = name && actionOf(name);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function shortcutOf(event: KeyboardEvent): ShortcutName | undefined {
  const pressed = pressedKey(event);
  const sequence = first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${pressed}` : undefined;
  first = { key: pressed, at: event.timeStamp };
  const typing = isTyping(event.target);
  const all = Object.entries(shortcuts) as [ShortcutName, string][];
  const found = all.find(([, keys]) => keys === sequence) ?? all.find(([, keys]) => keys === pressed);
  if (!found || (typing && !found[1].startsWith('Mod+'))) return undefined;
  if (document.querySelector('dialog[open]') && found[0] !== 'palette') return undefined;
  return found[0];
}

function pressedKey(event: KeyboardEvent): string {
  const mod = event.metaKey || event.ctrlKey ? 'Mod+' : '';
  const letter = event.key.length === 1 && /[a-z]/i.test(event.key);
  const shift = event.shiftKey && letter ? 'Shift+' : '';
  const key = letter ? (event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key;
  return mod + shift + key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Keys as they are printed: ⌘ on a Mac, Ctrl elsewhere. */
export function printed(keys: string): string[] {
  const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');
  return keys
    .split(/[+ ]/)
    .map((key) => (key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key));
}
