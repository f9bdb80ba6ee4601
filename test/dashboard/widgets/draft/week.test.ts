import { expect, it } from 'vitest';
import { isOpen } from '#core/time/business-hours.ts';
import { dayOf, withDay } from '#dashboard/widgets/draft/week.ts';

it('a day until 24:00 is edited as one until 00:00, which fields of time have, and means the same', () => {
  const hours = { timezone: 'UTC', monday: { enabled: true, start: '09:00', end: '24:00' } };
  const day = dayOf(hours, 'monday');
  expect(day).toEqual({ isOpen: true, ranges: [{ start: '09:00', end: '00:00' }] });
  const lastMinute = Date.UTC(2026, 5, 1, 23, 59);
  expect(isOpen(withDay(hours, 'monday', day), lastMinute)).toBe(isOpen(hours, lastMinute));
});

it.each([
  [{ start: '09:00', end: '17:00', ranges: [] }, [{ start: '09:00', end: '17:00' }]],
  [{ start: '09:00' }, [{ start: '09:00', end: '00:00' }]],
  [{ end: '08:00' }, [{ start: '00:00', end: '08:00' }]],
  [{ ranges: [] }, []],
])('a day that is stored as %j is edited as the hours it is open', (day, ranges) => {
  expect(dayOf({ timezone: 'UTC', monday: { enabled: true, ...day } }, 'monday')).toEqual({ isOpen: true, ranges });
});
