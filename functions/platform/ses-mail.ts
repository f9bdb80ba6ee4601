/** Sends mail through SES. A chunk of its own: the client is loaded by the first mail. */
import { type SESv2ClientConfig, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { asciiAddress } from '#core/model/email-form.ts';
import type { SendMail } from './mail.ts';

/**
 * Sends in the name of an address whose domain the account has verified. `events`: see `MAIL_EVENTS`.
 * @param share makes the client's calls end with the invocation's deadline, which is known to the caller's bundle only
 */
export function sesMail(
  { from, events }: { from: string; events: string },
  config: SESv2ClientConfig,
  share: (client: SESv2Client) => SESv2Client,
): SendMail {
  const client = share(new SESv2Client(config));
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
