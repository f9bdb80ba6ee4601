/** When a team is available, as configured per widget: a time zone, ranges per weekday, holidays. */
import * as z from 'zod/mini';
import type { weekdays } from '#core/model/closed-sets.ts';
import { timeZone } from '#core/model/text.ts';

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Must be a time such as "09:00"'));
const range = z.strictObject({ start: clock, end: clock });

/** The hours of a weekday. */
export const businessDay = z.strictObject({
  enabled: z.boolean(),
  start: z.optional(clock),
  end: z.optional(clock),
  ranges: z.optional(z.array(range).check(z.maxLength(10))),
});

/** A weekday. */
export type Weekday = (typeof weekdays)[number];

/**
 * Business hours: one documented range a day (`start`, `end`) or several (`ranges`), which count where there are any. A range whose end is not after its
 * start runs past midnight; one that ends at 23:59 ends with the day. A missing day is closed; an enabled day without a
 * range, or with an empty list of them, is open all day.
 */
export const businessHours = z.strictObject({
  timezone: timeZone,
  monday: z.optional(businessDay),
  tuesday: z.optional(businessDay),
  wednesday: z.optional(businessDay),
  thursday: z.optional(businessDay),
  friday: z.optional(businessDay),
  saturday: z.optional(businessDay),
  sunday: z.optional(businessDay),
  holidays: z.optional(z.array(z.iso.date()).check(z.maxLength(400))),
});
/** Configured business hours. */
export type BusinessHours = z.infer<typeof businessHours>;
