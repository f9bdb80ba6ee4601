/** The widgets whose chats are replayed, and their hours. */
import type { BusinessHours } from '#core/model/widgets/business-hours.ts';

const range = (start: string, end: string) => ({ start, end });

/** A team in Berlin with a lunch break, and a night shift on Saturdays, in which the clocks are changed. */
export const berlin: BusinessHours = {
  timezone: 'Europe/Berlin',
  ...Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
      day,
      { enabled: true, ranges: [range('09:00', '12:00'), range('13:00', '17:30')] },
    ]),
  ),
  saturday: { enabled: true, ranges: [range('22:00', '03:00')] },
};

/** Widgets by id: with business hours, without, and with a bot. */
export const BERLIN = 1;
export const ANY_TIME = 2;
export const WITH_BOT = 3;
