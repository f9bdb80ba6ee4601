/** Short messages at the edge of the screen: what was done, or why it was not. */
import { signal } from '@preact/signals';

/** What a message offers to do, by its button or the key for it. */
export type ToastAction = { label: string; run: () => void };
/** One message. */
export type Toast = { id: number; text: string; kind: 'done' | 'problem'; action?: ToastAction };

const STAYS_MS = 5000;
/** Long enough to read it, change one's mind and reach the button. */
const ACTION_STAYS_MS = 10_000;
let last = 0;

/** The messages on the screen. */
export const toasts = signal<readonly Toast[]>([]);

/** Shows a message for five seconds, or for ten where it offers an action. */
export function toast(text: string, kind: Toast['kind'] = 'done', action?: ToastAction): void {
  const id = (last += 1);
  toasts.value = [...toasts.peek().slice(-2), { id, text, kind, ...(action && { action }) }];
  setTimeout(() => dismiss(id), action ? ACTION_STAYS_MS : STAYS_MS);
}

/** Takes a message away. */
export function dismiss(id: number): void {
  toasts.value = toasts.peek().filter((one) => one.id !== id);
}
