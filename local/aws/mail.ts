/** SES: email goes into an outbox on this machine, which `/local/mail` shows. Nothing leaves the machine. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type RequireGrant, type Service } from '#local/aws/protocol/service.ts';

/** An email that was sent. The outbox lists the newest last. */
export type SentMail = {
  id: string;
  from: string;
  to: string[];
  reply_to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  tags: Record<string, string>;
  configuration_set: string | null;
  sent_at: string;
};

export type MailServiceOptions = {
  stack: Stack;
  outbox: SentMail[];
  demand: RequireGrant;
  /** Called with each mail that was accepted. */
  sent: (mail: SentMail) => void;
};

/** A mail that a user pool sends from Cognito's own address. */
export const poolMail = ({ to, subject, text }: { to: string; subject: string; text: string }): SentMail => ({
  id: randomUUID(),
  from: 'no-reply@verificationemail.com',
  to: [to],
  reply_to: [],
  subject,
  text,
  html: null,
  headers: {},
  tags: {},
  configuration_set: null,
  sent_at: new Date().toISOString(),
});

/** Number of emails that are kept. */
const MAX = 1000;

const part = z.object({ Data: z.string() });
/** SES: a tag holds letters, digits, `_` and `-`. */
const tag = z.string().check(z.regex(/^[\w-]{1,256}$/));
/** SES: names hold letters, digits and `-`, values printable ASCII; subject, sender and recipients have fields of their own. */
const header = z.object({
  Name: z.string().check(z.regex(/^(?!(?:subject|from|to|cc|bcc|reply-to)$)[A-Za-z0-9-]{1,126}$/i)),
  Value: z.string().check(z.regex(/^[\x20-\x7e]{1,870}$/)),
});
const sending = z.object({
  FromEmailAddress: z.string(),
  ReplyToAddresses: z.optional(z.array(z.string())),
  Destination: z.object({ ToAddresses: z.array(z.string()).check(z.minLength(1)) }),
  EmailTags: z.optional(z.array(z.object({ Name: tag, Value: tag }))),
  ConfigurationSetName: z.optional(z.string()),
  Content: z.object({
    Simple: z.object({
      Subject: part,
      Body: z.object({ Text: part, Html: z.optional(part) }),
      Headers: z.optional(z.array(header).check(z.maxLength(15))),
    }),
  }),
});

const byName = (values: readonly { Name: string; Value: string }[] = []): Record<string, string> =>
  Object.fromEntries(values.map(({ Name, Value }) => [Name, Value]));

const arnOf = (resource: string): string =>
  `arn:${LOCAL_ACCOUNT.partition}:ses:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:${resource}`;

/** Accepts `SendEmail` with text and HTML, checked against the identity of the sender's address and the configuration set. */
export function mailService({ stack, outbox, demand, sent }: MailServiceOptions): Service {
  return async ({ caller, operation, input }) => {
    if (operation !== 'SendEmail') throw unknownOperation(`ses:${operation}`);
    const { data, error } = sending.safeParse(input);
    if (!data) throw new AwsError('BadRequestException', `The local SES doesn't support this email: ${error.message}`);
    const { FromEmailAddress: from, Destination, Content } = data;
    const set = data.ConfigurationSetName ?? null;
    demand(caller, 'ses:SendEmail', arnOf(`identity/${from.split('@')[1] ?? from}`));
    if (set !== null) demand(caller, 'ses:SendEmail', arnOf(`configuration-set/${set}`));
    if (set !== null && resourcesOf(stack, 'AWS::SES::ConfigurationSet').every(({ ref }) => ref !== set))
      throw new AwsError('NotFoundException', `Configuration set <${set}> does not exist.`, { status: 404 });
    const { Subject, Body, Headers } = Content.Simple;
    const id = randomUUID();
    const mail: SentMail = {
      id,
      from,
      to: Destination.ToAddresses,
      reply_to: data.ReplyToAddresses ?? [],
      subject: Subject.Data,
      text: Body.Text.Data,
      html: Body.Html?.Data ?? null,
      headers: byName(Headers),
      tags: byName(data.EmailTags),
      configuration_set: set,
      sent_at: new Date().toISOString(),
    };
    outbox.push(mail);
    sent(mail);
    outbox.splice(0, outbox.length - MAX);
    return answerWith({ MessageId: id });
  };
}
