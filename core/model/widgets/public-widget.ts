/** What pages learn of a widget: its public settings, who is there, and whether somebody answers now. */
import * as z from 'zod/mini';
import { publicSettings } from './public-settings.ts';
import { id } from '#core/model/id.ts';
import { instant } from '#core/model/text.ts';
import { widgetSettings } from './widget.ts';

/** The public part of a widget, and whether answers reach visitors by email after they left. */
export const publicWidget = z.extend(
  z.pick(
    widgetSettings,
    Object.fromEntries(publicSettings.map((key) => [key, true])) as Record<(typeof publicSettings)[number], true>,
  ),
  { email_replies: z.boolean() },
);
/** The public part of a widget. */
export type PublicWidget = z.infer<typeof publicWidget>;

/** Up to three online agents, as initials. */
export const team = z.array(z.strictObject({ id, initials: z.string() })).check(z.maxLength(3));
/** Up to three online agents. */
export type Team = z.infer<typeof team>;

/** Whether someone will answer now; why not, and when business hours begin again. */
export const availability = z.strictObject({
  online: z.boolean(),
  reason: z.nullable(z.enum(['outside_hours', 'nobody_online'])),
  next_open_at: z.nullable(instant),
});
/** Whether someone will answer now. */
export type Availability = z.infer<typeof availability>;
