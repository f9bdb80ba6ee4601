/** Takes a mail as SES's mail server does, and does what the stack's receipt rules say. */
import { randomBytes } from 'node:crypto';
import type { InvocationResult } from '#local/lambda/invoker.ts';
import type { Meters } from '#local/meters/meters.ts';
import { mailChunks } from '#local/meters/prices.ts';
import type { S3 } from '#local/s3/start.ts';
import { ruleFor, type ReceiptRule } from './receiving.ts';

/** SES's own limit. */
export const MAX_MAIL_BYTES = 40 * 1024 * 1024;

const statuses = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED'] as const;
const checks = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const;

export type ReceiveDeps = {
  rules: readonly ReceiptRule[];
  s3: Pick<S3, 'store'>;
  meters: Pick<Meters, 'count'>;
  /** Starts a function asynchronously; resolves with what came of it in the end. */
  start: (functionId: string, event: object) => Promise<InvocationResult | undefined>;
};

/** What came of a mail; `refused` is what the mail server would answer its sender. */
export type Taken = { refused: string } | { mail_id: string; rule: string; recipients: string[]; result: unknown };

/**
 * Takes a mail. `options`: `to` (else the mail's own recipients), `from` (the envelope's sender, else that of the mail), and
 * the result of each check: `spam`, `virus`, `spf`, `dkim`, `dmarc` (default `PASS`), with `policy` where DMARC fails.
 */
export async function takeMail(
  { rules, s3, meters, start }: ReceiveDeps,
  raw: Buffer,
  options: URLSearchParams,
): Promise<Taken> {
  if (raw.length > MAX_MAIL_BYTES) return { refused: '552 5.3.4 Message size exceeds fixed limit' };
  const headers = headersOf(raw);
  const valueOf = (name: string): string => headers.find((one) => one.name.toLowerCase() === name)?.value ?? '';
  const named = options.has('to') ? options.getAll('to') : addressesIn([valueOf('to'), valueOf('cc')].join(','));
  const rule = named.map((recipient) => ruleFor(rules, recipient)).find((found) => found !== undefined);
  if (!rule) return { refused: '550 5.1.1 Requested action not taken: mailbox unavailable' };
  const recipients = named.filter((recipient) => ruleFor(rules, recipient) === rule);
  const source = options.get('from') ?? addressesIn(valueOf('from'))[0] ?? '';
  meters.count({}, 'mails_in');
  meters.count({}, 'mail_chunks_in', mailChunks(raw.length));
  const mail_id = randomBytes(20).toString('hex');
  const mail = { mail_id, source, recipients, headers, valueOf };
  const verdicts = verdictsFrom(options, rule.isScanned);
  let result: unknown = null;
  for (const action of rule.actions) {
    if ('bucket' in action) s3.store(action.bucket, mail_id, Buffer.concat([addedHeaders(mail, verdicts), raw]));
    else {
      const event = sesEvent(mail, verdicts, action.functionArn);
      const settled = await start(action.functionId, event);
      result = settled && ('error' in settled ? { error: settled.error } : settled.payload);
    }
  }
  return { mail_id, rule: rule.name, recipients, result };
}

type Verdicts = Record<(typeof checks)[number], string> & { policy: string | null };

/** A rule without scanning leaves spam and viruses unclear. */
function verdictsFrom(options: URLSearchParams, isScanned: boolean): Verdicts {
  const statusOf = (check: (typeof checks)[number]): string => {
    const usual = isScanned || !['spam', 'virus'].includes(check) ? 'PASS' : 'GRAY';
    const wanted = options.get(check)?.toUpperCase();
    return statuses.find((status) => status === wanted) ?? usual;
  };
  const all = Object.fromEntries(checks.map((check) => [check, statusOf(check)])) as Record<
    (typeof checks)[number],
    string
  >;
  return { ...all, policy: all.dmarc === 'FAIL' ? (options.get('policy') ?? 'none') : null };
}

type Header = { name: string; value: string };
type Mail = {
  mail_id: string;
  source: string;
  recipients: string[];
  headers: Header[];
  valueOf: (name: string) => string;
};

/** What SES adds before the mail it stores. */
function addedHeaders({ mail_id, source, recipients }: Mail, { spam, virus }: Verdicts): Buffer {
  const lines = [
    `Return-Path: <${source}>`,
    `Received: from local by inbound-smtp.us-east-1.amazonaws.com with SMTP id ${mail_id} for ${recipients[0]}; ${new Date().toUTCString()}`,
    `X-SES-Spam-Verdict: ${spam}`,
    `X-SES-Virus-Verdict: ${virus}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html */
function sesEvent(
  { mail_id, source, recipients, headers, valueOf }: Mail,
  verdicts: Verdicts,
  functionArn: string,
): object {
  const timestamp = new Date().toISOString();
  const { policy } = verdicts;
  return {
    Records: [
      {
        eventSource: 'aws:ses',
        eventVersion: '1.0',
        ses: {
          mail: {
            timestamp,
            source,
            messageId: mail_id,
            destination: recipients,
            headersTruncated: false,
            headers,
            commonHeaders: {
              returnPath: source,
              from: [valueOf('from')],
              to: [valueOf('to')],
              date: valueOf('date'),
              messageId: valueOf('message-id'),
              subject: valueOf('subject'),
            },
          },
          receipt: {
            timestamp,
            processingTimeMillis: 1,
            recipients,
            ...Object.fromEntries(checks.map((check) => [`${check}Verdict`, { status: verdicts[check] }])),
            ...(policy === null ? {} : { dmarcPolicy: policy }),
            action: { type: 'Lambda', functionArn, invocationType: 'Event' },
          },
        },
      },
    ],
  };
}

/** The headers of a mail, each in one line. */
function headersOf(raw: Buffer): Header[] {
  const end = raw.indexOf('\r\n\r\n') === -1 ? raw.indexOf('\n\n') : raw.indexOf('\r\n\r\n');
  const text = raw.subarray(0, end === -1 ? raw.length : end).toString('utf8');
  const lines = text.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const at = line.indexOf(':');
    return at < 1 ? [] : [{ name: line.slice(0, at), value: line.slice(at + 1).trim() }];
  });
}

const addressesIn = (text: string): string[] =>
  [...text.matchAll(/[^\s<>,;:"]+@[^\s<>,;"]+/g)].map(([address]) => address);
