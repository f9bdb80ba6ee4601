/** What a writer of mails is given and makes. */
import type { Mail, MailLook } from '#core/mails/mail.ts';
import type { MailJob } from '#functions/store/mail/mail-job-store.ts';
import type { Deps } from '#functions/deps.ts';
import type { MailHeaders } from '#functions/platform/mail.ts';
import type { RandomText } from '#functions/platform/random-text.ts';

/** Where links in mails lead, and their random keys. */
export type MailLinks = { publicOrigin: string; randomText: RandomText };

/** The dependencies of writers. */
export type WriterDeps = Pick<Deps, 'table' | 'now' | 'log'> & { mailLinks?: MailLinks | undefined };

/** A mail with its recipient, its look, and what mail programs read besides. */
export type Letter = {
  to: string;
  /** Others who get the same mail, each by itself. */
  also?: readonly string[];
  /** Whether the recipients are of the team: each passes the gate of `admitMail` when it is sent. Others passed it when it was ordered. */
  isToTeam?: boolean;
  mail: Mail;
  look: MailLook;
  headers?: MailHeaders;
  /** Runs once it is sent. If it fails, the mail counts as not sent. */
  sent?: () => Promise<void>;
  /** The order stays for so long after the mail, as this, so that no other of its name is put. Without it, it is done. */
  kept?: { order: MailJob; ms: number };
};

/** Writes the mail of a job from what is stored now; undefined when there is nobody left to write to. */
export type Writer<Job> = (deps: WriterDeps, job: Job) => Promise<Letter | undefined>;
