/** Sending mail: one call a mail, to one person. */
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { asciiAddress } from '#core/model/email-form.ts';
import type { MailText } from '#core/text/mails.ts';

/** Sends a mail; rejects when the service refuses it or can't be reached. */
export type SendMail = (to: string, mail: MailText) => Promise<void>;

/** Sends through SES, in the name of an address whose domain the account has verified. */
export function sesMail(client: SESv2Client, from: string): SendMail {
  return async (to, { subject, text }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [asciiAddress(to)] },
        Content: {
          Simple: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: text, Charset: 'UTF-8' } } },
        },
      }),
    );
  };
}
