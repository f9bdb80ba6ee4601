/** The writers of mails to the team: sent seldom, and loaded by the sweep when the first one is. */
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { writeNotice } from './notice.ts';
import { writeReport } from './report.ts';
import { writeWaiting } from './waiting.ts';
import type { Writer } from './writer.ts';

/** Writes the mail of such a job. */
export const writeTeamMail: Writer<JobAbout<'waiting' | 'notice' | 'report'>> = (deps, job) => {
  switch (job.about) {
    case 'waiting':
      return writeWaiting(deps, job);
    case 'notice':
      return writeNotice(deps, job);
    case 'report':
      return writeReport(deps, job);
  }
};
