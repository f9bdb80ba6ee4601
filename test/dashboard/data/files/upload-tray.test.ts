/** What uploads the files of a message: a canned response's are copied by the server. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TrayFile } from '#client/files/tray-file.ts';
import { ApiError } from '#core/contract/client.ts';
import type { Api } from '#dashboard/api/api.ts';
import { traysOf } from '#dashboard/data/files/upload-tray.ts';
import type { Attachment } from '#dashboard/data/files/uploads.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const copy = (name: string) => ({ copyOf: `0-r5-${name}`, name, type: 'image/png', size: 5 });
const refusal = (status: number, code: string, detail: string) =>
  new ApiError(status, { code, detail }, code === 'file_being_checked' ? '5' : null);

function setUp(answer: (id: string, call: number) => object) {
  const files = signal<readonly TrayFile<Attachment>[]>([]);
  const calls: unknown[] = [];
  const api = async (operation: string, { body }: { body: { file_id: string } }) => {
    calls.push([operation, body]);
    return answer(body.file_id, calls.length);
  };
  const tray = traysOf(api as unknown as Api, () => 0)(1, 'internal', files);
  return {
    tray,
    calls,
    files,
    states: () => files.peek().map(({ state, id, trouble }) => [state, id, trouble?.detail]),
  };
}

it('names the file and who reads it, and has the copy when it is answered', async () => {
  const { tray, calls, states } = setUp((id) => ({ id: `copy of ${id}` }));
  tray.add([copy('map.png')]);
  await vi.waitFor(() => expect(states()).toEqual([['ready', 'copy of 0-r5-map.png', undefined]]));
  expect(calls).toEqual([['copyResponseFile', { file_id: '0-r5-map.png', visibility: 'internal' }]]);
});

it('has a file once, however often its response is taken up, and again once it was removed', async () => {
  const { tray, files } = setUp((id) => ({ id }));
  tray.add([copy('map.png')]);
  tray.add([copy('map.png'), copy('terms.pdf')]);
  expect(files.peek().map(({ file }) => file.name)).toEqual(['map.png', 'terms.pdf']);
  tray.remove(files.peek()[0]?.key ?? 0);
  tray.add([copy('map.png')]);
  expect(files.peek().map(({ file }) => file.name)).toEqual(['terms.pdf', 'map.png']);
});

it('says why a file is refused', async () => {
  const { tray, states } = setUp(() => {
    throw refusal(400, 'file_rejected', "Files of this type can't be sent here.");
  });
  tray.add([copy('map.png')]);
  await vi.waitFor(() => expect(states()).toEqual([['failed', undefined, "Files of this type can't be sent here."]]));
});

it('waits while a file is being checked for malware', async () => {
  const { tray, states } = setUp((id, call) => {
    if (call === 1) throw refusal(409, 'file_being_checked', 'The file is being checked for malware.');
    return { id };
  });
  tray.add([copy('map.png')]);
  await vi.waitFor(() => expect(states()).toEqual([['retrying', undefined, undefined]]));
  await vi.advanceTimersByTimeAsync(5000);
  expect(states()).toEqual([['ready', '0-r5-map.png', undefined]]);
});
