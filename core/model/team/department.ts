/** A department: a group of agents with a queue of its own. */
import * as z from 'zod/mini';
import { assignmentChoices } from './assignment-choices.ts';
import { id, version } from '#core/model/id.ts';
import { mailRecipients } from './team-settings.ts';
import { instant, name } from '#core/model/text.ts';

/** What an admin sets. `notify_emails`: who gets a mail when a chat waits and nobody of the department is online. */
export const departmentSettings = z.strictObject({ name, notify_emails: mailRecipients, ...assignmentChoices });
/** A department. */
export const department = z.strictObject({ id, ...departmentSettings.shape, version, created_at: instant });
/** A department. */
export type Department = z.infer<typeof department>;
