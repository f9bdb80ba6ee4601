/** Sending mail: one call a mail, to one person. */
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { asciiAddress } from '#core/model/email-form.ts';

/**
 * What mail programs and the mail service read besides the text. `headers` are added as they are; `tags` (letters, digits,
 * `_` and `-`) come back with a bounce or complaint.
 */
export type MailHeaders = { replyTo?: string; headers?: Record<string, string>; tags?: Record<string, string> };

/** A mail as it is sent: one subject, the same words as text and as HTML. */
export type MailText = MailHeaders & { subject: string; text: string; html: string };

/** Sends a mail; rejects when the service refuses it or can't be reached. */
export type SendMail = (to: string, mail: MailText) => Promise<void>;

/** Sends through SES, in the name of an address whose domain the account has verified. `events`: see `MAIL_EVENTS`. */
export function sesMail(client: SESv2Client, { from, events }: { from: string; events: string }): SendMail {
  return async (to, { subject, text, html, replyTo, headers = {}, tags = {} }) => {
    const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
    const named = (values: Record<string, string>) => Object.entries(values).map(([Name, Value]) => ({ Name, Value }));
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [asciiAddress(to)] },
        ...(replyTo === undefined ? {} : { ReplyToAddresses: [replyTo] }),
        EmailTags: named(tags),
        ConfigurationSetName: events,
        Content: {
          Simple: {
            Subject: part(subject),
            Body: { Text: part(text), Html: part(html) },
            Headers: named(headers),
          },
        },
      }),
    );
  };
}
