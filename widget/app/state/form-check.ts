/** What is wrong with a form before it is sent, in the visitor's words. */
import { isEmail } from '#core/model/email-form.ts';
import { cleanContent, CONTENT_LIMIT } from './outbox.ts';
import type { Texts } from '#widget/app/locales/texts.ts';

/** The fields that are asked for; a missing one isn't. */
export type FormValues = { name?: string; email?: string; message?: string };

/** One sentence per field that is wrong, in the order of the form. */
export function checkForm(values: FormValues, texts: Pick<Texts, 'needed' | 'badEmail' | 'too_long'>): FormValues {
  const errors: FormValues = {};
  for (const field of ['name', 'email', 'message'] as const) {
    const value = values[field];
    if (value === undefined) continue;
    if (!cleanContent(value)) errors[field] = texts.needed;
    else if (field === 'email' && !isEmail(value)) {
      errors[field] = texts.badEmail;
    } else if (field === 'message' && cleanContent(value).length > CONTENT_LIMIT) errors[field] = texts.too_long;
  }
  return errors;
}
