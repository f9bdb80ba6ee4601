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
  if (error.errors.length > 0) return error.errors.map(({ path, message }) => `${path}: ${message}`).join(' · ');
  return error.status >= 500 ? problems.server : error.message;
}

/** The refused fields of a form, by their path; empty for any other error. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    error.errors.map(({ path, message }) => [
      path.replace(/^body\.|^\//, '').replaceAll('/', '.'),
      asSentence(message),
    ]),
  );
}

/** What the server says about a field, as a sentence that stands alone. */
export const asSentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

/** The error of a field or of anything within it. */
export function errorBelow(errors: Record<string, string>, field: string): string | undefined {
  return Object.entries(errors).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
}
