import { describe, expect, it } from 'vitest';
import { type AnyCommand, defineCommand } from '#bin/kit/command.ts';
import { flag } from '#bin/kit/option.ts';
import { liveChat } from '#test/support/live-chat-command.ts';

const count: AnyCommand = defineCommand({
  description: 'Counts.',
  options: { mend: flag('mend what differs') },
  args: {},
  examples: [['count', 'Counts.']],
  needs: 'table',
  whenStopped: 'Nothing was changed.',
  run: async ({ place, options }) => ({ exit: 0, json: { place: place.name, ...options } }),
});
const run = (...args: string[]) =>
  liveChat(args, { list: [{ name: 'count', summary: 'count', load: async () => count }] });

describe('the entrance', () => {
  it.each([
    [['A'], 'A', false],
    [['--table', 'A', '--mend'], 'A', true],
    [['A', '--table', 'A'], 'A', false],
  ])('works on the table that is named, for %j', async (args, table, mend) => {
    const { code, out } = await run('count', ...args, '--json');
    expect([code, JSON.parse(out)]).toEqual([0, { place: `the table "${table}"`, mend }]);
  });

  it.each([
    [['count', 'A', '--table', 'B'], 'Two tables are named: "A" and --table "B". Give one.'],
    [['count', 'A', '--stack', 'b'], 'A command works on one place only'],
    [['count', 'A', 'B'], 'Too many arguments'],
    [['count', '--tabel', 'A'], "Unknown option '--tabel'"],
    [['cuont'], "Unknown command 'cuont'"],
  ])('refuses %j with 2', async (args, sentence) => {
    const { code, out, err } = await run(...args, '--json');
    expect([code, err, JSON.parse(out).error.exit]).toEqual([2, expect.stringContaining(sentence), 2]);
  });

  it('prints its help with the exit codes', async () => {
    const { code, out, err } = await run('--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/count\s+count[^]*Exit codes:\n {2}0 {4}done[^]* {2}130 {2}stopped/);
  });
});
