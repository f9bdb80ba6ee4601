/** Sending mail: one call a mail, to one person. */

/**
 * What mail programs and the mail service read besides the text. `headers` are added as they are; `tags` (letters, digits,
 * `_` and `-`) come back with a bounce or complaint.
 */
export type MailHeaders = { replyTo?: string; headers?: Record<string, string>; tags?: Record<string, string> };

/** A mail as it is sent: one subject, the same words as text and as HTML. */
export type MailText = MailHeaders & { subject: string; text: string; html: string };

/** Sends a mail; rejects when the service refuses it or can't be reached. */
export type SendMail = (to: string, mail: MailText) => Promise<void>;
