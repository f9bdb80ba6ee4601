import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonLog } from '#functions/platform/log.ts';

const SECRET = 'Vera wrote vera@example.com';

/** The fields that an error leaves in the log, at the level of the call. */
function lineOf(error: unknown): Record<string, unknown> {
  const lines: Record<string, unknown>[] = [];
  const write = (level: string) => (line: object) => void lines.push({ level, ...line });
  jsonLog({ info: write('INFO'), warn: write('WARN'), error: write('ERROR') }).warn('failed', {
    conversation_id: 7,
    error,
  });
  expect(lines).toHaveLength(1);
  return lines[0] ?? {};
}

describe('a log line about an error', () => {
  it('names the event, its ids and the error, and says where it was thrown, but not its message', () => {
    const line = lineOf(new TypeError(SECRET));
    expect(line).toMatchObject({ level: 'WARN', event: 'failed', conversation_id: 7, error: 'TypeError' });
    expect(line['error_at']).toEqual(expect.arrayContaining([expect.stringMatching(/^at .*logged-error\.test\.ts/)]));
    expect(JSON.stringify(line)).not.toContain('Vera');
  });

  it('holds no line of a message that looks like one of the stack', () => {
    const line = lineOf(new Error(`one\n    at ${SECRET}:1:2\n    at the end:1:2`));
    expect(JSON.stringify(line)).not.toMatch(/Vera|the end/);
  });

  it.each([
    ['a status of AWS', { name: 'ForbiddenException', $metadata: { httpStatusCode: 403 } }, 403, undefined],
    ['a status of another host', { status: 500 }, 500, undefined],
    ['the code of a failed connection', { code: 'ECONNREFUSED' }, undefined, 'ECONNREFUSED'],
    ['the code of what caused it', { cause: { code: 'ECONNRESET' } }, undefined, 'ECONNRESET'],
    [
      'why a transaction was cancelled',
      { CancellationReasons: [{ Code: 'None' }, { Code: 'Ab' }] },
      undefined,
      'None.Ab',
    ],
  ])('holds %s', (_, fields, error_status, error_code) => {
    const { error_status: status, error_code: code } = lineOf(Object.assign(new Error(SECRET), fields));
    expect({ status, code }).toEqual({ status: error_status, code: error_code });
  });

  it('takes no sentence for a name or a code, and no text for an error', () => {
    const odd = Object.assign(new Error('x'), { name: SECRET, code: SECRET, cause: null });
    for (const error of [odd, SECRET, { message: SECRET }, null])
      expect(JSON.stringify(lineOf(error))).not.toContain('Vera');
  });
});

it('no function writes the text of an error into another field of its log', () => {
  const calls = globSync('functions/**/*.ts').flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return (source.match(/\blog(\[[^\]]+\])?(\.\w+)?\((?:[^()]|\([^()]*\))*\)/g) ?? []).map(
      (call) => `${file}: ${call}`,
    );
  });
  expect(calls.length).toBeGreaterThan(12);
  expect(calls.filter((call) => /String\(|message|stack|content/.test(call.slice(call.indexOf(': '))))).toEqual([]);
});
