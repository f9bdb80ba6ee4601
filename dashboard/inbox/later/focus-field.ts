/** Where the keyboard goes on once what had the focus is gone. */

/** Focuses the field of the composer that an element is in, once what closes has closed. */
export function focusField(inside: Element | null): void {
  const field = inside?.closest('.composer')?.querySelector<HTMLTextAreaElement>('.composer-box > textarea');
  setTimeout(() => field?.focus());
}
