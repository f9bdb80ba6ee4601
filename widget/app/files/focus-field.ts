/** Moves the focus to the field of the message, when the button that has it goes. */
export const focusField = (button: Element): void =>
  button.closest('.composer, .form')?.querySelector('textarea')?.focus();
