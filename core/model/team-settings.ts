/** Settings of the team as a whole: the recipients of its mails and its time zone. */
import * as z from 'zod/mini';
import { version } from './id.ts';
import { email, timeZone } from './text.ts';

/** Addresses of the team that a mail goes to. */
export const mailRecipients = z.array(email).check(
  z.maxLength(5),
  z.refine((all) => new Set(all).size === all.length, 'Must not contain an address twice'),
);

/**
 * What an admin sets. `notify_emails`: who gets a mail when a chat of a widget without a department waits and nobody is
 * online. `report_emails`: who gets the weekly report, on Monday at 7:00 in `time_zone`.
 */
export const teamChoices = z.strictObject({
  notify_emails: mailRecipients,
  report_emails: mailRecipients,
  time_zone: timeZone,
});
/** The settings. `sends_mail`: whether this deployment sends any. */
export const teamSettings = z.strictObject({ ...teamChoices.shape, version, sends_mail: z.boolean() });
/** The settings. */
export type TeamSettings = z.infer<typeof teamSettings>;
