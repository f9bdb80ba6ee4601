/** What SES tells of mails it has sent with a configuration set: bounces and complaints, as its mailbox simulator causes them. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import type { BusEvent } from './event-bus.ts';

/** What may become of a mail. */
export const feedbackKinds = ['bounce', 'soft-bounce', 'complaint'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** The addresses of the mailbox simulator: https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html */
const SIMULATOR = '@simulator.amazonses.com';
const simulated: Record<string, FeedbackKind> = {
  bounce: 'bounce',
  suppressionlist: 'bounce',
  complaint: 'complaint',
};

/** What the simulator makes of a mail to an address, whatever label it has; nothing for every other address. */
export function simulatedKind(to: string): FeedbackKind | undefined {
  const address = to.toLowerCase();
  if (!address.endsWith(SIMULATOR)) return undefined;
  const [mailbox = ''] = address.slice(0, -SIMULATOR.length).split('+');
  return Object.hasOwn(simulated, mailbox) ? simulated[mailbox] : undefined;
}

/** A mail that was sent, as far as its feedback repeats it. */
export type Sent = {
  id: string;
  from: string;
  to: string[];
  subject: string;
  tags: Record<string, string>;
  sent_at: string;
};

const destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z._default(z.boolean(), true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }),
  }),
});

/** The event of a mail, if the set it was sent with tells of such events. */
export function feedbackEvent(
  stack: Stack,
  { mail, set, kind, to }: { mail: Sent; set: string | undefined; kind: FeedbackKind; to: string },
): BusEvent | undefined {
  const type = kind === 'complaint' ? 'complaint' : 'bounce';
  const tells = resourcesOf(stack, 'AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => destination.parse(properties))
    .some(
      ({ ConfigurationSetName, EventDestination: { Enabled, MatchingEventTypes } }) =>
        ConfigurationSetName === set && Enabled && MatchingEventTypes.some((one) => one.toLowerCase() === type),
    );
  if (!tells || set === undefined) return undefined;
  const prefix = `arn:${LOCAL_ACCOUNT.partition}:ses:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}`;
  return {
    source: 'aws.ses',
    'detail-type': type === 'complaint' ? 'Email Complaint Received' : 'Email Bounced',
    resources: [`${prefix}:configuration-set/${set}`],
    detail: { ...details[kind](to), mail: aboutMail(mail, set, prefix) },
  };
}

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const details: Record<FeedbackKind, (to: string) => object> = {
  bounce: (to) => bounced(to, 'Permanent', '5.1.1', '550 5.1.1 user unknown'),
  'soft-bounce': (to) => bounced(to, 'Transient', '4.2.2', '452 4.2.2 mailbox full'),
  complaint: (emailAddress) => ({
    eventType: 'Complaint',
    complaint: {
      feedbackId: randomUUID(),
      complaintSubType: null,
      complainedRecipients: [{ emailAddress }],
      timestamp: new Date().toISOString(),
      complaintFeedbackType: 'abuse',
    },
  }),
};

const bounced = (emailAddress: string, bounceType: string, status: string, reason: string): object => ({
  eventType: 'Bounce',
  bounce: {
    feedbackId: randomUUID(),
    bounceType,
    bounceSubType: bounceType === 'Permanent' ? 'General' : 'MailboxFull',
    bouncedRecipients: [{ emailAddress, action: 'failed', status, diagnosticCode: `smtp; ${reason}` }],
    timestamp: new Date().toISOString(),
    reportingMTA: 'dsn; local.example.com',
  },
});

const aboutMail = ({ id, from, to, subject, tags, sent_at }: Sent, set: string, prefix: string): object => ({
  timestamp: sent_at,
  source: from,
  sourceArn: `${prefix}:identity/${from.split('@')[1] ?? from}`,
  sendingAccountId: LOCAL_ACCOUNT.account,
  messageId: id,
  destination: to,
  headersTruncated: false,
  headers: [{ name: 'Subject', value: subject }],
  commonHeaders: { from: [from], to, messageId: id, subject },
  tags: Object.fromEntries(
    Object.entries({ 'ses:configuration-set': set, ...tags }).map(([name, value]) => [name, [value]]),
  ),
});
