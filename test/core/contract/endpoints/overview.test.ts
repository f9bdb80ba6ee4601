import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { overview } from '#core/contract/endpoints/overview.ts';

it('counts today in UTC, or in the time zone that is asked for, and refuses one that is none', () => {
  const { query } = overview.getDashboard;
  expect(z.parse(query, {})).toEqual({ timezone: 'UTC' });
  expect(z.parse(query, { timezone: 'Europe/Berlin' })).toEqual({ timezone: 'Europe/Berlin' });
  expect(z.safeParse(query, { timezone: 'Mars/Olympus' }).success).toBe(false);
});
