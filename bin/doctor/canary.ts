/**
 * The doctor as a function: what it can ask without anybody's rights, every few minutes. What doesn't work fails the
 * invocation, which an alarm counts; the log says what to do.
 */
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { jsonLog, type Log } from '#functions/platform/log.ts';
import { readVariables } from '#functions/platform/variables.ts';
import { askClock, askIdentity, askSite, askSocket } from './ask-site.ts';
import type { Finding } from './finding.ts';
import { judgeClock, judgeIdentity, judgeSite, judgeSocket } from './judge-site.ts';

/** Something doesn't work; the log line before it says what. */
class CanaryFailed extends Error {
  override readonly name = 'CanaryFailed';
}

export type CanaryDeps = { origin: string; socketUrl: string; log: Pick<Log, 'warn'> };

/** The handler for one deployment. @throws CanaryFailed when something doesn't work, after it was logged */
export function canary({ origin, socketUrl, log }: CanaryDeps): () => Promise<void> {
  return async () => {
    const site = await askSite(origin);
    const asked = await Promise.allSettled([
      askIdentity(site).then(judgeIdentity),
      askSocket(socketUrl).then(judgeSocket),
      askClock(origin).then(judgeClock),
    ]);
    // What couldn't be asked follows from a fault of the site, or from an answer that isn't the API's.
    const unasked = asked.filter(({ status }) => status === 'rejected').length;
    const answers = asked.flatMap((result): Finding[] => (result.status === 'fulfilled' ? result.value : []));
    const findings = [...judgeSite(site), ...answers];
    const faults = findings.flatMap(({ state, sentence }) => (state === 'fault' ? [sentence] : []));
    if (faults.length === 0 && unasked === 0) return;
    log.warn('canary_failed', { faults, unasked });
    throw new CanaryFailed(`${faults.length} faults, and ${unasked} questions that could not be asked`);
  };
}

function build() {
  const { PUBLIC_ORIGIN: origin, SOCKET_URL: socketUrl } = readVariables('canary', process.env);
  return canary({ origin, socketUrl, log: jsonLog(console) });
}

/** What the schedule calls. */
export const handler = lazyHandler('canary', build);
