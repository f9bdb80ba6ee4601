/** Runs a rehearsal on the server, for as long as it is wanted. */
import type { Sent } from '#core/contract/http.ts';
import type { Rehearsal, RehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import type { Api } from '#dashboard/api/api.ts';

/** What is rehearsed. */
export type Subject = Sent<'startRehearsal', 'body'>;

/** How it ended. */
export type Rehearsed = { now: Rehearsal; rows: readonly RehearsedConversation[] };

const LOOK_MS = 700;
const isUnderway = ({ state }: Rehearsal): boolean => state === 'running' || state === 'paused';

/**
 * Starts it, goes on where it pauses, and fetches what it found. One that is no longer wanted is canceled, whenever that is.
 * Nothing where it failed or was canceled. @throws ApiError
 */
export async function rehearse(
  api: Api,
  body: Subject,
  isWanted: () => boolean,
  show: (now: Rehearsal) => void,
): Promise<Rehearsed | undefined> {
  let now = await api('startRehearsal', { body });
  const params = { id: String(now.id) };
  while (isWanted() && isUnderway(now)) {
    show(now);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (isWanted()) now = await api(now.state === 'paused' ? 'resumeRehearsal' : 'getRehearsal', { params });
  }
  if (isUnderway(now)) await api('cancelRehearsal', { params });
  if (now.state !== 'done' || !isWanted()) return undefined;
  const { data } = await api('listRehearsed', { params });
  return { now, rows: data };
}
