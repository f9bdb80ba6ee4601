import { afterEach, expect, test, vi } from 'vitest';
import RunningFiles from './running-files.ts';

afterEach(() => {
  vi.useRealTimers();
  process.exitCode = undefined;
});

test('a run that takes too long ends with the names of the files that still run', async () => {
  vi.useFakeTimers();
  const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const exit = vi.fn<(force?: boolean) => Promise<void>>().mockResolvedValue(undefined);
  const reporter = new RunningFiles({ limitMs: 120_000 });
  reporter.onInit({ exit });
  for (const relativeModuleId of ['one.test.ts', 'two.test.ts']) reporter.onTestModuleQueued({ relativeModuleId });
  reporter.onTestModuleEnd({ relativeModuleId: 'one.test.ts' });
  await vi.advanceTimersByTimeAsync(119_999);
  expect(exit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(said.mock.calls.flat()).toEqual(['The tests took more than 2 minutes. Still running:', '  two.test.ts']);
  expect(exit).toHaveBeenCalledExactlyOnceWith(true);
  expect(process.exitCode).toBe(1);
});
