/** SES: mails go into an outbox of this machine, which one can read at `/local/mail`. Nothing leaves it. */
import * as z from 'zod/mini';
import { place } from '#local/assembly/naming.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type Demand, type Service } from '#local/aws/protocol/service.ts';

/** A mail that was sent, newest last in the outbox. */
export type SentMail = { from: string; to: string[]; subject: string; text: string; sent_at: string };

/** So many are kept. */
const MAX = 1000;

const part = z.object({ Data: z.string() });
const sending = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).check(z.minLength(1)) }),
  Content: z.object({ Simple: z.object({ Subject: part, Body: z.object({ Text: part }) }) }),
});

/** Takes `SendEmail` of plain text, by the identity of the address it is sent from. */
export function mailService(outbox: SentMail[], demand: Demand): Service {
  return async ({ caller, operation, input }) => {
    if (operation !== 'SendEmail') throw unknownOperation(`ses:${operation}`);
    const { data, error } = sending.safeParse(input);
    if (!data) throw new AwsError('BadRequestException', `The mail is not one the local SES knows: ${error.message}`);
    const { FromEmailAddress: from, Destination, Content } = data;
    demand(
      caller,
      'ses:SendEmail',
      `arn:${place.partition}:ses:${place.region}:${place.account}:identity/${from.split('@')[1] ?? from}`,
    );
    const { Subject, Body } = Content.Simple;
    const sent_at = new Date().toISOString();
    outbox.push({ from, to: Destination.ToAddresses, subject: Subject.Data, text: Body.Text.Data, sent_at });
    outbox.splice(0, outbox.length - MAX);
    return answerWith({ MessageId: `local-${outbox.length}` });
  };
}
