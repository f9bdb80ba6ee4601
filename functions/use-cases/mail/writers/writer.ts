/** What a writer of mails is given and makes. */
import type { Mail, MailLook } from '#core/mails/mail.ts';
import type { Deps } from '#functions/deps.ts';
import type { MailHeaders } from '#functions/platform/mail.ts';
import type { RandomText } from '#functions/platform/random-text.ts';

/** Where links in mails lead, and their random keys. */
export type MailLinks = { publicOrigin: string; randomText: RandomText };

/** The dependencies of writers. */
export type WriterDeps = Pick<Deps, 'table' | 'now' | 'log'> & { mailLinks?: MailLinks | undefined };

/** A mail with its recipient, its look, and what mail programs read besides. */
export type Letter = { to: string; mail: Mail; look: MailLook; headers?: MailHeaders };

/** Writes the mail of a job from what is stored now; undefined when there is nobody left to write to. */
export type Writer<Job> = (deps: WriterDeps, job: Job) => Promise<Letter | undefined>;
