/** Makes findings, and reads pages for them. */
import type { Page } from './facts.ts';

/** `ok`: as it should be; `warning`: it works, and will not always; `fault`: something doesn't work; `unchecked`: nobody knows. */
export type State = 'ok' | 'warning' | 'fault' | 'unchecked';

/** A finding. Its sentence stands alone in a list. */
export type Finding = { state: State; sentence: string };

/** As it should be. */
export const ok = (sentence: string): Finding => ({ state: 'ok', sentence });
/** It works, and will not always. */
export const warning = (sentence: string): Finding => ({ state: 'warning', sentence });
/** Something doesn't work. */
export const fault = (sentence: string): Finding => ({ state: 'fault', sentence });

/** A page that was answered with 2xx. */
export type Answered = { url: string; status: number; headers: Record<string, string>; body: string };

/** The page, or the fault that there is none. `what` begins a sentence. */
export function answered(page: Page, what: string): Answered | Finding {
  if ('error' in page) return fault(`${what} can't be reached at ${page.url}: ${page.error}. ${UNREACHED}`);
  if (page.status >= 200 && page.status < 300) return page;
  return fault(`${what} answers ${page.status} at ${page.url} instead of 200. ${reasonOf(page)}`);
}

/** Whether it is a finding rather than a page. */
export const isFinding = (one: Answered | Finding): one is Finding => 'sentence' in one;

const UNREACHED =
  'Does the name lead to the output DomainTarget, and is this computer online? Right after a deployment, CloudFront needs some minutes.';

function reasonOf({ status, headers }: Answered): string {
  const id = headers['x-request-id'] ?? headers['x-amz-cf-id'];
  const where = id === undefined ? '' : ` The request was ${id}.`;
  if (status === 403 || status === 404) return `A file is missing: deploy again.${where}`;
  if (status === 429) return `Requests are throttled: raise httpThrottle, or look who sends so many.${where}`;
  if (status >= 500) return `Search the logs of the functions for the error.${where}`;
  return `Something in between answers instead of the site.${where}`;
}
