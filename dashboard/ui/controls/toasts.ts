/** Short messages at the edge of the screen: what was done, or why it was not. */
import { signal } from '@preact/signals';

/** One message. */
export type Toast = { id: number; text: string; kind: 'done' | 'problem' };

const STAYS_MS = 5000;
let last = 0;

/** The messages on the screen. */
export const toasts = signal<readonly Toast[]>([]);

/** Shows a message for five seconds. */
export function toast(text: string, kind: Toast['kind'] = 'done'): void {
  const id = (last += 1);
  toasts.value = [...toasts.peek().slice(-2), { id, text, kind }];
  setTimeout(() => {
    toasts.value = toasts.peek().filter((one) => one.id !== id);
  }, STAYS_MS);
}
