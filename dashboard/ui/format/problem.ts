/** What an error means, in the words of the person in front of the screen. */
import { ApiError } from '#core/contract/client.ts';
import { problems } from '#dashboard/strings/common.ts';

/** One sentence for an error of a call. The server's own words win where it has some that fit. */
export function inWords(error: unknown): string {
  if (!(error instanceof ApiError)) {
    if (error instanceof Error && error.name.includes('Timeout')) return problems.slow;
    return error instanceof TypeError ? problems.offline : problems.server;
  }
  if (error.status === 401) return problems.expired;
  if (error.status === 403) return problems.forbidden;
  if (error.status === 404) return problems.gone;
  if (error.status === 429) return problems.tooMany;
  // Its fields are what is missing, by their keys; the sentence has the names that the team gave them.
  const refused = error.code === 'attributes_required' ? {} : fieldErrors(error);
  const sentences = Object.entries(refused).map(([path, message]) => problems.ofField(labelOf(path), message));
  if (sentences.length > 0) return sentences.join(' ');
  return error.status >= 500 ? problems.server : problems.refused(error.code, error.message);
}

/**
 * What a form as a whole was refused with. What belongs to one of its fields stands there, and isn't said a second time;
 * undefined when nothing else is left to say.
 */
export function problemBeside(error: unknown, fields: readonly string[]): string | undefined {
  if (error === undefined) return undefined;
  const all = Object.entries(fieldErrors(error));
  if (all.length === 0) return inWords(error);
  const others = all.filter(([path]) => !fields.some((field) => isWithin(path, field)));
  return others.length === 0
    ? undefined
    : others.map(([path, message]) => problems.ofField(labelOf(path), message)).join(' ');
}

/** The refused fields of a form, by their path, in the server's words; empty for any other error. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    error.errors.map(({ path, message }) => [path.replace(/^body\.|^\//, '').replaceAll('/', '.'), message]),
  );
}

/** What the server says about a field, as a sentence that stands alone. */
export const asSentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

/** The error of a field or of anything within it, as a sentence; an entry of a list is named by its line. */
export function errorBelow(errors: Record<string, string>, field: string, label: string): string | undefined {
  const [path, message] = Object.entries(errors).find(([one]) => isWithin(one, field)) ?? [];
  if (path === undefined || message === undefined) return undefined;
  const entry = /^\d+$/.exec(path.slice(field.length + 1).split('.')[0] ?? '')?.[0];
  return problems.ofField(entry === undefined ? label : problems.line(Number(entry) + 1), message);
}

const isWithin = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`);

/** What a path says of the field where no form does: `requester.email` is "Email". */
function labelOf(path: string): string {
  const words = (path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
