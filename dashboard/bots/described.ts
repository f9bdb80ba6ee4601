/** How the fields of a bot are described. */
import { limits } from '#dashboard/data/limits.ts';
import { botFields } from '#dashboard/strings/bots.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';

/** Label, help, limits and error of a field. */
export const described = describedBy(botFields, limits.bot);
