import { describe, expect, it } from 'vitest';
import { outputTo } from '#bin/kit/output.ts';
import { memory } from '#test/support/live-chat-command.ts';

const given = (isJson: boolean, isTTY = false) => {
  const stdout = memory();
  const stderr = Object.assign(memory(), { isTTY });
  const clock = { now: 0 };
  return { stdout, stderr, clock, output: outputTo({ stdout, stderr }, isJson, () => clock.now) };
};

describe('output', () => {
  it.each([
    [false, 'A result.\n', 'A remark.\n'],
    [true, '{\n  "found": 1\n}\n', 'A result.\nA remark.\n'],
  ])('for programs (%s) keeps stdout to what they read', (isJson, out, err) => {
    const { stdout, stderr, output } = given(isJson);
    output.say('A result.');
    output.note('A remark.');
    output.document({ found: 1 });
    expect([stdout.text(), stderr.text()]).toEqual([out, err]);
  });

  it.each([
    [0, 4, `${'░'.repeat(24)} 0 of 4`],
    [1, 4, `${'█'.repeat(6)}${'░'.repeat(18)} 1 of 4`],
    [4, 4, `${'█'.repeat(24)} 4 of 4`],
    [5, 4, `${'█'.repeat(24)} 5 of 4`],
    [1000, undefined, '1,000'],
    [0, 0, '0'],
  ])('draws %i of %s as %j', (done, total, bar) => {
    const { stderr, clock, output } = given(false, true);
    clock.now = 100;
    output.progress('Read', total).at(done);
    expect(stderr.text()).toBe(`\r\u001B[2KRead ${bar}`);
  });

  it('says nothing of quick work where there is no terminal', () => {
    const { stderr, clock, output } = given(false);
    const progress = output.progress('Read');
    clock.now = 9999;
    progress.at(1);
    progress.end();
    expect(stderr.text()).toBe('');
  });
});
