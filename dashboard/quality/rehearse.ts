/** One rehearsal, from its start to what it found. */
import type { Sent } from '#core/contract/http.ts';
import type { Rehearsal, RehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import type { Api } from '#dashboard/api/api.ts';

/** What is rehearsed. */
export type Subject = Sent<'startRehearsal', 'body'>;

/** What came of it; `rows` are missing where it failed. */
export type Rehearsed = { now: Rehearsal; rows?: readonly RehearsedConversation[] };

const LOOK_MS = 700;

/**
 * Rehearses: a rehearsal that pauses is resumed, and one that is no longer wanted is canceled.
 * @param show is called with how far it is
 * @param delay waits between two looks
 * @returns undefined where it is no longer wanted
 */
export async function rehearse(
  api: Api,
  body: Subject,
  isWanted: () => boolean,
  show: (now: Rehearsal) => void,
  delay: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Rehearsed | undefined> {
  let now = await api('startRehearsal', { body });
  const params = { id: String(now.id) };
  while (now.state === 'running' || now.state === 'paused') {
    if (!isWanted()) {
      await api('cancelRehearsal', { params });
      return undefined;
    }
    show(now);
    await delay(LOOK_MS);
    if (isWanted()) now = await api(now.state === 'paused' ? 'resumeRehearsal' : 'getRehearsal', { params });
  }
  if (now.state === 'failed') return { now };
  const { data } = await api('listRehearsed', { params });
  return { now, rows: data };
}
