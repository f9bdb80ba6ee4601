/** Every instant of a query may be written as RFC 3339 allows. */
import { describe, expect, it } from 'vitest';
import { endpoints } from '#core/contract/http.ts';

const read = (instant: string) => endpoints.listConversations.query.safeParse({ since: instant });

describe('an instant in a query', () => {
  it.each([
    ['2026-03-31T09:00:00Z', '2026-03-31T09:00:00.000Z'],
    ['2026-03-31T09:00:00.000Z', '2026-03-31T09:00:00.000Z'],
    ['2026-03-31T09:00:00+00:00', '2026-03-31T09:00:00.000Z'],
    ['2026-03-31T11:00:00.5+02:00', '2026-03-31T09:00:00.500Z'],
    ['2026-03-30T23:59:59.123456-05:30', '2026-03-31T05:29:59.123Z'],
    ['2026-03-31t09:00:00z', '2026-03-31T09:00:00.000Z'],
    ['2026-12-31T23:59:60Z', '2026-12-31T23:59:59.000Z'],
  ])('may be %s', (written, meant) => {
    expect(read(written).data).toMatchObject({ since: meant });
  });

  it.each([
    '2026-03-31',
    '2026-03-31T09:00:00',
    '2026-02-30T09:00:00Z',
    '2026-03-31T25:00:00Z',
    '0000-01-01T00:00:00+01:00',
    'now',
    '0',
    '',
  ])("can't be %s", (written) => {
    expect(read(written).success).toBe(false);
  });
});
