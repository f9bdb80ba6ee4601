import { expect, test } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { reportsOf } from '#test/dashboard/support/fake-reports.ts';

test('the sample reports add up: nobody answers, resolves or rates more chats than there were', () => {
  const reports = reportsOf(fullState());
  const query = new URLSearchParams({ from: '2026-03-01', to: '2026-03-30', timezone: 'UTC' });
  const total = (name: string) =>
    (reports[name]?.({ query })?.body as { total: Record<string, number> } | undefined)?.total ?? {};
  const { started = 0, resolved = 0 } = total('reportVolume');
  expect(started).toBeGreaterThan(0);
  expect(total('reportResponseTime')['sample_size']).toBeLessThanOrEqual(started);
  expect(total('reportResolutionTime')['sample_size']).toBeLessThanOrEqual(resolved);
  expect(total('reportSatisfaction')['sample_size']).toBeLessThanOrEqual(resolved);
});
