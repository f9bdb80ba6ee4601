/** Judges what only AWS's own APIs tell. */
import { type Facts, TTL_ATTRIBUTE } from './facts.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

/** Stream, time to live and backups. */
export function judgeTable({ stream, ttl, hasRecovery }: Facts['table']): Finding[] {
  const findings: Finding[] = [];
  if (stream === undefined)
    findings.push(
      fault("The table's stream is off, so waiting chats are assigned late and reports count nothing. Deploy again."),
    );
  else if (stream !== 'NEW_AND_OLD_IMAGES')
    findings.push(fault(`The table's stream shows ${stream} instead of NEW_AND_OLD_IMAGES. Deploy again.`));
  if (ttl.status !== 'ENABLED' && ttl.status !== 'ENABLING')
    findings.push(
      fault('Time to live is off for the table, so what should expire stays and is paid for. Deploy again.'),
    );
  else if (ttl.attribute !== TTL_ATTRIBUTE)
    findings.push(
      fault(`Time to live goes by the attribute ${ttl.attribute} instead of ${TTL_ATTRIBUTE}. Deploy again.`),
    );
  if (!hasRecovery)
    findings.push(
      warning('The table has no point-in-time recovery: what is deleted by mistake is gone. Deploy again.'),
    );
  return findings.length > 0 ? findings : [ok('The table has its stream, time to live and point-in-time recovery.')];
}

/** Each reader is on, and its last batch went well. */
export function judgeReaders(readers: Facts['readers']): Finding[] {
  if (readers.length < 2)
    return [fault(`The table's stream has ${readers.length} readers instead of assign and react. Deploy again.`)];
  const findings = readers.flatMap(({ name, state, lastResult }): Finding[] => {
    if (!['Enabled', 'Enabling', 'Creating', 'Updating'].includes(state))
      return [
        fault(
          `${name} doesn't read the table's stream (${state}). Enable its event source mapping within a day, or records are lost.`,
        ),
      ];
    return /^(OK|No records processed|undefined|)$/.test(lastResult)
      ? []
      : [fault(`The last batch that ${name} read from the stream failed: ${lastResult}. Read its log.`)];
  });
  return findings.length > 0 ? findings : [ok('Both readers of the stream are on.')];
}

/** Whether functions gave anything up. */
export const judgeDeadLetters = (count: number): Finding[] => [
  count === 0
    ? ok('The dead-letter queue is empty.')
    : fault(`${count} dead letters wait: functions gave something up. Fix the cause, and run npx live-chat replay.`),
];

/** Which alarms ring, and whether anybody hears them. */
export function judgeAlarms(alarms: Facts['alarms']): Finding[] {
  if (alarms.length === 0) return [fault('The stack has no alarms. Deploy again.')];
  const ringing = alarms.filter(({ state }) => state === 'ALARM');
  const findings = ringing.map(({ name }) => fault(`The alarm ${name} is on. See docs/runbook.md for what it means.`));
  if (alarms.every(({ actions }) => actions === 0))
    findings.push(warning('No alarm is mailed to anybody. Set alarmEmail, deploy, and confirm the subscription.'));
  return findings.length > 0 ? findings : [ok(`None of ${alarms.length} alarms is on.`)];
}

/** Limits of a new account, and what a busy team needs. */
const CONCURRENCY = { ofNewAccounts: 10, usual: 1000 };

/** How many functions may run at a time. */
export const judgeConcurrency = (limit: number): Finding[] => [
  limit <= CONCURRENCY.ofNewAccounts
    ? fault(
        `The account may run ${limit} functions at a time, which is enough for a trial only: visitors get errors when more is asked for. Request ${CONCURRENCY.usual} in Service Quotas: AWS Lambda, Concurrent executions.`,
      )
    : limit < CONCURRENCY.usual
      ? warning(
          `The account may run ${limit} functions at a time, which all its stacks share; ${CONCURRENCY.usual} are usual. Request more in Service Quotas before you expect many visitors.`,
        )
      : ok(`The account may run ${limit} functions at a time.`),
];

/** AWS's default of new WebSocket connections per second. */
const CONNECTION_RATE = 500;

/** How fast sockets may be opened, as when everybody reconnects at the same moment. */
export const judgeConnectionRate = (rate: number): Finding[] => [
  rate < CONNECTION_RATE
    ? warning(
        `The account may open ${rate} WebSocket connections per second; ${CONNECTION_RATE} are usual. When everybody reconnects, some wait longer.`,
      )
    : ok(`The account may open ${rate} WebSocket connections per second.`),
];

/** Whether mails can be sent. */
export function judgeMail(mail: Facts['mail']): Finding[] {
  if (!mail) return [ok('This deployment sends no email, because mail is not configured.')];
  const { from, identity, isVerified, isSandbox, isPaused } = mail;
  const findings: Finding[] = [];
  if (!isVerified)
    findings.push(
      fault(
        `SES hasn't verified ${identity} in this region, so no email from ${from} is sent. Verify the address or its domain in SES.`,
      ),
    );
  if (isPaused) findings.push(fault('SES has paused the sending of this account. Open its console to see why.'));
  if (isSandbox)
    findings.push(
      warning(
        'The account is in the SES sandbox: email reaches verified addresses only. Request production access in SES.',
      ),
    );
  return findings.length > 0 ? findings : [ok(`Email from ${from} can be sent.`)];
}
