import { describe, expect, it } from 'vitest';
import { timeChoices } from '#dashboard/inbox/later/choices.ts';

const at = (text: string) => Date.parse(text);
const named = (zone: string, now: string) =>
  timeChoices(zone, at(now)).map(({ name, atMs }) => `${name} ${new Date(atMs).toISOString().slice(0, 16)}`);

describe('the times to choose from', () => {
  it('are an hour, this afternoon, tomorrow and next Monday, on the clock of the agent’s own zone', () => {
    // A Tuesday, 10:20 in Berlin.
    expect(named('Europe/Berlin', '2026-07-07T08:20:30Z')).toEqual([
      'hour 2026-07-07T09:21',
      'afternoon 2026-07-07T13:00',
      'tomorrow 2026-07-08T07:00',
      'monday 2026-07-13T07:00',
    ]);
    expect(named('America/New_York', '2026-07-07T08:20:30Z')).toContain('tomorrow 2026-07-08T13:00');
    expect(named('Asia/Kolkata', '2026-07-07T08:20:30Z')).toContain('tomorrow 2026-07-08T03:30');
  });

  it('leave out an afternoon that is nearly over, and a Monday that is tomorrow', () => {
    // A Sunday, 15:00 in Berlin.
    expect(named('Europe/Berlin', '2026-07-12T13:00:00Z')).toEqual([
      'hour 2026-07-12T14:00',
      'tomorrow 2026-07-13T07:00',
    ]);
  });

  it('name the Monday in a week on a Monday', () => {
    expect(named('Europe/Berlin', '2026-07-13T13:00:00Z')).toContain('monday 2026-07-20T07:00');
  });

  it('are nine o’clock also on the day after clocks were changed', () => {
    // Clocks go forward on March 29 and back on October 25.
    expect(named('Europe/Berlin', '2026-03-28T12:00:00Z')).toContain('tomorrow 2026-03-29T07:00');
    expect(named('Europe/Berlin', '2026-10-24T12:00:00Z')).toContain('tomorrow 2026-10-25T08:00');
  });

  it('take tomorrow from the agent’s date, whatever the date of UTC is', () => {
    expect(named('Pacific/Auckland', '2026-07-07T13:00:00Z')).toContain('tomorrow 2026-07-08T21:00');
    expect(named('America/Los_Angeles', '2026-07-08T05:00:00Z')).toContain('tomorrow 2026-07-08T16:00');
  });

  it.each(['2026-07-07T08:20:30Z', '2026-03-29T00:30:00Z', '2026-12-31T23:59:59Z'])('are all ahead at %s', (now) => {
    for (const zone of ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns'])
      for (const { atMs } of timeChoices(zone, at(now))) expect(atMs).toBeGreaterThan(at(now));
  });
});
