/** Runs every minute: the net under everything that should have happened by itself. */
import {
  coreDeps,
  deliveryStarterOf,
  filesOf,
  log,
  mailOf,
  reachOf,
  readingStarterOf,
  replyToOf,
} from '#functions/container.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { countFailures, measureTo } from '#functions/platform/metrics/measure.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { type SweepState, type SweepDeps, sweep as sweepAll } from '#functions/use-cases/sweep.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { readVariables } from '#functions/platform/variables.ts';

/** What of the function's 55 seconds is spent on claims. */
const BUSY_MS = 40_000;

/** The handler on these dependencies. */
export function sweep(deps: SweepDeps): () => Promise<void> {
  const memory: SweepState = {};
  return () => sweepAll(deps, { explain: explainWaiting(deps), memory, until: deps.now() + BUSY_MS });
}

function build() {
  const variables = readVariables('sweep', process.env);
  const { MALWARE_SCAN } = variables;
  const files = { files: filesOf(variables), scansFiles: MALWARE_SCAN !== '' };
  const mail = {
    sendMail: mailOf(variables),
    mailLinks: { publicOrigin: variables.PUBLIC_ORIGIN, randomText },
    replyTo: replyToOf(variables),
    visitorMailLimit: Number(variables.VISITOR_MAIL_LIMIT),
  };
  const measure = measureTo(variables.METRICS);
  const deps = { ...coreDeps(variables, countFailures(log, measure)), measure };
  const startDelivery = deliveryStarterOf(variables);
  return sweep({
    ...deps,
    reach: reachOf(variables, deps),
    startDelivery,
    startReading: readingStarterOf(variables),
    retentionDays: variables.RETENTION_DAYS === '' ? null : Number(variables.RETENTION_DAYS),
    ...mail,
    ...files,
  });
}

/** What the schedule calls. */
export const handler = lazyHandler('sweep', build);
