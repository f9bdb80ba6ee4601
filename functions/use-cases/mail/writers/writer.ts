/** What a writer of mails is given and makes. */
import type { Mail, MailLook } from '#core/mails/mail.ts';
import type { Id } from '#core/model/id.ts';
import type { MailJob } from '#functions/store/mail/mail-job-store.ts';
import type { Deps } from '#functions/deps.ts';
import type { MailHeaders } from '#functions/platform/mail.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import type { VisitorItem } from '#functions/store/visitors/visitor-store.ts';

/** Length of the random keys in links. */
export const KEY_LENGTH = 32;

/** Where links in mails lead, and their random keys. */
export type MailLinks = { publicOrigin: string; randomText: RandomText };

/** The dependencies of writers. */
export type WriterDeps = Pick<Deps, 'table' | 'now' | 'log' | 'areAgentsScoped'> & {
  mailLinks?: MailLinks | undefined;
  /** Makes the address that answers about a conversation go to; missing where none come back. */
  replyTo?: ((conversation: Id) => Promise<string>) | undefined;
};

/** A mail with its recipient, its look, and what mail programs read besides. */
export type Letter = {
  to: string;
  /** Others who get the same mail, each by itself. */
  also?: readonly string[];
  /** Whether the recipients are of the team: each passes `admitMail` when it is sent. Others passed it when it was ordered. */
  isToTeam?: boolean;
  /** The visitor who causes a mail that wasn't admitted when it was ordered: it is when it is sent. */
  causedBy?: VisitorItem;
  mail: Mail;
  look: MailLook;
  headers?: MailHeaders;
  /** Notes that it was sent: a try that ends before it has is repeated. */
  sent?: () => Promise<void>;
  /** The order stays for so long after the mail, as this, so that no other of its name is put. Without it, it is done. */
  kept?: { order: MailJob; ms: number };
};

/** Not now: the order is to be tried again at this time, milliseconds since 1970. */
export type Later = { putOffUntilMs: number };

/**
 * What a mail about a conversation has besides its text: where answers go, whose bounces they are, and that no absence notice
 * should answer it. `more`: further headers.
 */
export async function chatHeaders(
  { replyTo }: Pick<WriterDeps, 'replyTo'>,
  { conversation, visitor }: { conversation: Id; visitor: Id },
  more: Record<string, string> = {},
): Promise<MailHeaders> {
  return {
    ...(replyTo ? { replyTo: await replyTo(conversation) } : {}),
    headers: { 'Auto-Submitted': 'auto-generated', ...more },
    tags: { conversation_id: String(conversation), visitor_id: String(visitor) },
  };
}

/** Writes the mail of a job from what is stored now; undefined when there is nobody left to write to. */
export type Writer<Job> = (deps: WriterDeps, job: Job) => Promise<Letter | Later | undefined>;
