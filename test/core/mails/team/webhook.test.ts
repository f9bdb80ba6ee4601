/** The mail that says that a webhook was switched off. */
import { expect, it } from 'vitest';
import { asText } from '#core/mails/as-text.ts';
import { webhookMail } from '#core/mails/team/webhook.ts';

const webhook = { host: 'crm.example.com', url: 'https://chat.example/dashboard/webhooks' } as const;

it.each([
  ['CRM\nsync', 'failing', 'CRM sync (crm.example.com)', 'failed for three days'],
  ['', 'gone', 'crm.example.com', '(410)'],
] as const)('of %j, switched off as %s', (description, reason, named, why) => {
  const mail = webhookMail({ ...webhook, description, reason });
  expect(mail.subject).toBe(`Webhook switched off: ${named}`);
  expect(asText(mail)).toContain(why);
  expect(asText(mail)).toContain(webhook.url);
});
