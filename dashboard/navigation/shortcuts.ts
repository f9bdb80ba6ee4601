/** Keyboard shortcuts: which keys, what they do, and that a letter never fires while someone types. */
import { hideComposingKeys } from '#client/keys/input-method.ts';
import type { commands } from '#dashboard/strings/commands.ts';

/** A shortcut's name. */
export type ShortcutName = Exclude<
  keyof typeof commands.keys,
  'send' | 'sendResolve' | 'newline' | 'canned' | 'escape'
>;

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
  undo: 'z',
  close: 'Shift+E',
  snooze: 's',
  transfer: 't',
  assign: 'a',
  call: 'Shift+C',
  label: '#',
  follow: 'f',
  sendLater: 'l',
  select: 'x',
  selectDown: 'Shift+ArrowDown',
  selectUp: 'Shift+ArrowUp',
  selectAll: '* a',
  views: 'v',
  home: 'g h',
  inbox: 'g c',
  tickets: 'g t',
  reports: 'g r',
};

/** The keys that also work while someone types. */
export const whileTyping: Partial<Record<ShortcutName, string>> = {
  palette: 'Mod+k',
  next: 'Alt+ArrowDown',
  previous: 'Alt+ArrowUp',
  resolve: 'Mod+e',
  sendLater: 'Mod+Shift+L',
};

/** What walks a list may be held down; nothing else happens twice for one press. */
const repeatable: ReadonlySet<ShortcutName> = new Set(['next', 'previous', 'selectDown', 'selectUp']);

/** What a page does for a shortcut. */
export type Actions = Partial<Record<ShortcutName, () => void>>;

const layers: Actions[] = [];
/** What goes before: actions on what is selected. */
const upper: Actions[] = [];
const SEQUENCE_MS = 1000;
let first: { key: string; at: number } | undefined;

/**
 * Adds actions of a page or pane; the last added wins, after those that go before all others. Returns what takes them away.
 * Added by layout effects: the next key may come before any other effect has run.
 */
export function addActions(actions: Actions, goesBefore = false): () => void {
  const to = goesBefore ? upper : layers;
  to.push(actions);
  return () => {
    to.splice(to.indexOf(actions), 1);
  };
}

/** The action of a name, if a page offers it now. */
export function actionOf(name: ShortcutName): (() => void) | undefined {
  return [...layers, ...upper].findLast((layer) => layer[name] !== undefined)?.[name];
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
  const isInField = isTyping(event.target);
  const pressed = keysOf(event);
  if (pressed === undefined || event.defaultPrevented) return undefined;
  const before = first && event.timeStamp - first.at < SEQUENCE_MS ? first.key : undefined;
  first = isInField ? undefined : { key: pressed, at: event.timeStamp };
  const found = shortcutFor(pressed, before, isInField);
  if (found === undefined || (event.repeat && !repeatable.has(found))) return undefined;
  if (document.querySelector('dialog[open], [role="menu"]') && found !== 'palette') return undefined;
  return found;
}

/** The shortcut of pressed keys; `before` is what was pressed just before them. In a field only keys with a modifier count. */
export function shortcutFor(pressed: string, before: string | undefined, isInField: boolean): ShortcutName | undefined {
  const nameIn = (keys: Partial<Record<ShortcutName, string>>, wanted: string) =>
    (Object.keys(keys) as ShortcutName[]).find((name) => keys[name] === wanted);
  const modified = nameIn(whileTyping, pressed);
  if (modified !== undefined || isInField) return modified;
  const sequence = before === undefined ? undefined : nameIn(shortcuts, `${before} ${pressed}`);
  return sequence ?? nameIn(shortcuts, pressed);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>;

/**
 * The keys as `shortcuts` writes them. Where a layout has no Latin letters, the place of the key says which is meant.
 * Alt makes other letters out of keys: it is taken with arrows only.
 */
export function keysOf(event: Pressed): string | undefined {
  const isArrow = event.key.startsWith('Arrow');
  if (event.altKey && (!isArrow || event.metaKey || event.ctrlKey || event.shiftKey)) return undefined;
  const typed = isForeign(event.key) ? (latinOf(event) ?? event.key) : event.key;
  const isLetter = /^[a-z]$/i.test(typed);
  const shift = event.shiftKey && (isLetter || isArrow) ? 'Shift+' : '';
  const mod = event.metaKey || event.ctrlKey ? 'Mod+' : '';
  const key = isLetter ? (event.shiftKey ? typed.toUpperCase() : typed.toLowerCase()) : typed;
  return (event.altKey ? 'Alt+' : '') + mod + shift + key;
}

/** Whether a key writes a letter of another script. */
const isForeign = (key: string): boolean => /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);

const latinOf = ({ code }: Pressed): string | undefined => /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();

/** Whether keys pressed there write something. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) &&
    !('checked' in target && ['checkbox', 'radio'].includes(String(target.getAttribute('type'))))
  );
}

/** Keys as they are printed: ⌘ on a Mac, Ctrl elsewhere. */
export function printed(keys: string): string[] {
  const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');
  return keys.split(/[+ ]/).map((key) => special(isMac)[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

const special = (isMac: boolean): Record<string, string> => ({
  Mod: isMac ? '⌘' : 'Ctrl',
  Alt: isMac ? '⌥' : 'Alt',
  Shift: isMac ? '⇧' : 'Shift',
  ArrowDown: '↓',
  ArrowUp: '↑',
});

/** Focuses the field of the open composer, once what had the focus is gone. */
export const focusField = () =>
  setTimeout(() => document.querySelector<HTMLTextAreaElement>('.composer-box > textarea')?.focus());
