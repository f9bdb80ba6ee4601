/** What a fact means: sentences for people, each with what to do. */
import type { Facts, Gathered } from './facts.ts';
import type { Finding } from './finding.ts';
import {
  judgeAlarms,
  judgeConcurrency,
  judgeConnectionRate,
  judgeDeadLetters,
  judgeMail,
  judgeReaders,
  judgeTable,
} from './judge-account.ts';
import { judgeClock, judgeIdentity, judgeSite, judgeSocket } from './judge-site.ts';
import { judgeWidgets } from './judge-widgets.ts';

/** A finding with the check it is of. */
export type Verdict = Finding & { check: string };

type Check<Name extends keyof Facts> = { title: string; judge: (fact: Facts[Name]) => Finding[] };

/** Every check, in the order of the report: what visitors notice first comes first. */
export const checks: { [Name in keyof Facts]: Check<Name> } = {
  site: { title: 'Site and dashboard', judge: judgeSite },
  widgets: { title: 'Widgets', judge: judgeWidgets },
  socket: { title: 'WebSocket', judge: judgeSocket },
  identity: { title: 'Identity provider', judge: judgeIdentity },
  clock: { title: 'Clock', judge: judgeClock },
  table: { title: 'Table', judge: judgeTable },
  readers: { title: 'Readers of the stream', judge: judgeReaders },
  deadLetters: { title: 'Dead letters', judge: judgeDeadLetters },
  alarms: { title: 'Alarms', judge: judgeAlarms },
  concurrency: { title: 'Quota of functions', judge: judgeConcurrency },
  connectionRate: { title: 'Quota of sockets', judge: judgeConnectionRate },
  mail: { title: 'Email', judge: judgeMail },
};

/** Judges all facts. What isn't known is reported as not checked. */
export const judge = (gathered: Gathered): Verdict[] =>
  (Object.keys(checks) as (keyof Facts)[]).flatMap((name) => judgeOne(name, gathered));

function judgeOne<Name extends keyof Facts>(name: Name, gathered: Gathered): Verdict[] {
  const { title, judge: judgeFact } = checks[name];
  const fact = gathered[name];
  const findings: Finding[] =
    'unknown' in fact ? [{ state: 'unchecked', sentence: `Not checked. ${fact.unknown}` }] : judgeFact(fact.value);
  return findings.map((finding) => ({ check: title, ...finding }));
}
