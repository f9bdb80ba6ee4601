/** Names of time zones. */
import { describe, expect, it } from 'vitest';
import { timeZones } from '#dashboard/ui/format/time-zones.ts';

describe('the time zones one can choose', () => {
  it('have the names people know today, once each, and keep what is configured', () => {
    const zones = timeZones('Mars/Olympus');
    expect(zones).toEqual(expect.arrayContaining(['Mars/Olympus', 'UTC', 'Asia/Kolkata', 'Europe/Kyiv']));
    expect(zones).not.toContain('Asia/Calcutta');
    expect(new Set(zones).size).toBe(zones.length);
  });

  it('are zones everybody understands', () => {
    const unknown = timeZones('UTC').filter((zone) => !Intl.DateTimeFormat('en', { timeZone: zone }));
    expect(unknown).toEqual([]);
  });
});
