/** SES: email goes into an outbox on this machine, which `/local/mail` shows. Nothing leaves the machine. */
import * as z from 'zod/mini';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type RequireGrant, type Service } from '#local/aws/protocol/service.ts';

/** An email that was sent. The outbox lists the newest last. */
export type SentMail = { from: string; to: string[]; subject: string; text: string; sent_at: string };

/** Number of emails that are kept. */
const MAX = 1000;

const part = z.object({ Data: z.string() });
const sending = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).check(z.minLength(1)) }),
  Content: z.object({ Simple: z.object({ Subject: part, Body: z.object({ Text: part }) }) }),
});

/** Accepts `SendEmail` with plain text, checked against the identity of the sender's address. */
export function mailService(outbox: SentMail[], demand: RequireGrant): Service {
  return async ({ caller, operation, input }) => {
    if (operation !== 'SendEmail') throw unknownOperation(`ses:${operation}`);
    const { data, error } = sending.safeParse(input);
    if (!data) throw new AwsError('BadRequestException', `The local SES doesn't support this email: ${error.message}`);
    const { FromEmailAddress: from, Destination, Content } = data;
    demand(
      caller,
      'ses:SendEmail',
      `arn:${LOCAL_ACCOUNT.partition}:ses:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:identity/${from.split('@')[1] ?? from}`,
    );
    const { Subject, Body } = Content.Simple;
    const sent_at = new Date().toISOString();
    outbox.push({ from, to: Destination.ToAddresses, subject: Subject.Data, text: Body.Text.Data, sent_at });
    outbox.splice(0, outbox.length - MAX);
    return answerWith({ MessageId: `local-${outbox.length}` });
  };
}
