/** The events of SES that a function receives: of a mail that arrived, and of one that bounced or was complained about. */
import * as z from 'zod/mini';
import type { Verdict, Verdicts } from '#core/inbound/verdicts.ts';

const verdict = z.object({ status: z.string() });

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html */
const received = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal('aws:ses'),
      ses: z.object({
        mail: z.object({ messageId: z.string(), source: z.string() }),
        receipt: z.object({
          recipients: z.array(z.string()),
          spamVerdict: verdict,
          virusVerdict: verdict,
          spfVerdict: verdict,
          dkimVerdict: verdict,
          dmarcVerdict: z.optional(verdict),
          dmarcPolicy: z.optional(z.string()),
        }),
      }),
    }),
  ),
});

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html, in EventBridge's envelope */
const feedback = z.object({
  source: z.literal('aws.ses'),
  detail: z.object({
    mail: z.object({ tags: z._default(z.record(z.string(), z.array(z.string())), {}) }),
    bounce: z.optional(
      z.object({
        bounceType: z.string(),
        bouncedRecipients: z.array(z.object({ emailAddress: z.string() })),
      }),
    ),
    complaint: z.optional(
      z.object({
        complaintFeedbackType: z.nullish(z.string()),
        complainedRecipients: z.array(z.object({ emailAddress: z.string() })),
      }),
    ),
  }),
});

/** Either event. */
export const sesEvent = z.union([received, feedback]);

/** An event of mails that arrived. */
export type ReceivedEvent = z.infer<typeof received>;
/** An event of a mail that was sent. */
export type FeedbackEvent = z.infer<typeof feedback>;

const verdictOf = (given: { status: string } | undefined): Verdict => {
  const status = given?.status.toUpperCase();
  return status === 'PASS' || status === 'FAIL' || status === 'PROCESSING_FAILED' ? status : 'GRAY';
};

const policies = ['none', 'quarantine', 'reject'] as const;

/** The results of SES's checks. One that it doesn't report is unclear. */
export function verdictsOf(receipt: ReceivedEvent['Records'][number]['ses']['receipt']): Verdicts {
  return {
    spam: verdictOf(receipt.spamVerdict),
    virus: verdictOf(receipt.virusVerdict),
    spf: verdictOf(receipt.spfVerdict),
    dkim: verdictOf(receipt.dkimVerdict),
    dmarc: verdictOf(receipt.dmarcVerdict),
    policy: policies.find((policy) => policy === receipt.dmarcPolicy?.toLowerCase()),
  };
}
