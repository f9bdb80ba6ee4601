/** A canned response: an answer agents insert by typing `/` and its shortcut, and what is done with it. */
import * as z from 'zod/mini';
import { type Action, actions } from './action.ts';
import { responseFiles } from '#core/model/files/file.ts';
import { id, version } from '#core/model/id.ts';
import { instant, name, optionalText } from '#core/model/text.ts';
import { unknownVariable } from './variables.ts';

const settings = {
  shortcut: z.string().check(z.regex(/^[a-z0-9_-]{1,40}$/, 'Must be 1–40 characters: a–z, 0–9, "_" and "-"')),
  title: name,
  /** Empty only where there are actions or files. */
  content: optionalText(8000),
  /** The department that sees it; null for everybody. */
  department_id: z.nullable(id),
  /** What is done to the conversation when it is sent. */
  actions,
  /** What is sent with it: each use sends copies. */
  files: responseFiles,
};

const withKnownVariables = z.refine<string>((text) => unknownVariable(text) === undefined, {
  error: ({ input }) => unknownVariable(String(input)) ?? '',
});
const notesOf = (given: readonly Action[]) =>
  given.flatMap((one) => (one.type === 'note' ? (unknownVariable(one.content) ?? []) : []));

/** What an admin sets. */
export const cannedResponseSettings = z.strictObject({
  ...settings,
  content: settings.content.check(withKnownVariables),
  actions: settings.actions.check(
    z.refine((given) => notesOf(given).length === 0, { error: ({ input }) => notesOf(input as Action[])[0] ?? '' }),
  ),
});
/** What agents set of their own, which nobody else sees. */
export const ownResponseSettings = z.omit(cannedResponseSettings, { department_id: true });
/** A canned response. */
export const cannedResponse = z.strictObject({ id, ...settings, version, created_at: instant });
/** A canned response. */
export type CannedResponse = z.infer<typeof cannedResponse>;
/** How many of their own somebody may have. */
export const MAX_OWN_RESPONSES = 500;
