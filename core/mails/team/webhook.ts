/** Tells the team that a webhook was switched off. */
import { type Mail, oneLine } from '#core/mails/mail.ts';
import type { DisabledReason } from '#core/webhooks/webhook.ts';

const reasons: Record<DisabledReason, string> = {
  failing: 'Every delivery to it failed for three days.',
  gone: 'It answered that it is gone for good (410).',
};

/** The mail. `host` is where the webhook is: the rest of its address may be a secret. */
export function webhookMail({
  host,
  description,
  reason,
  url,
}: {
  host: string;
  description: string;
  reason: DisabledReason;
  url: string;
}): Mail {
  const named = description === '' ? oneLine(host) : `${oneLine(description)} (${oneLine(host)})`;
  return {
    subject: `Webhook switched off: ${named}`,
    language: 'en',
    blocks: [
      { kind: 'paragraph', text: `The webhook ${named} was switched off. ${reasons[reason]}` },
      {
        kind: 'paragraph',
        text: 'What it missed is listed for 30 days. Switch it on again, then replay the deliveries that failed.',
      },
      { kind: 'button', label: 'Open webhooks', url },
      { kind: 'small', text: 'An admin added your address in the settings.' },
    ],
  };
}
