/** A canned response: an answer agents insert by typing `/` and its shortcut. */
import * as z from 'zod/mini';
import { id, version } from './id.ts';
import { content, instant, name } from './text.ts';

const settings = {
  shortcut: z.string().check(z.regex(/^[a-z0-9_-]{1,40}$/, 'Must be 1–40 characters: a–z, 0–9, "_" and "-"')),
  title: name,
  content,
  /** The department that sees it; null for everybody. */
  department_id: z.nullable(id),
};
/** What an admin sets. */
export const cannedResponseSettings = z.strictObject(settings);
/** A canned response. */
export const cannedResponse = z.strictObject({ id, ...settings, version, created_at: instant });
/** A canned response. */
export type CannedResponse = z.infer<typeof cannedResponse>;
