/** Files of replies and of notes, apart. */
import { describe, expect, it } from 'vitest';
import type { TrayFile } from '#client/files/tray-file.ts';
import { type Attachment, createUploads, type MakeTray } from '#dashboard/data/files/uploads.ts';

const ADA = 112;

/** Trays that have uploaded each file at once, with an ID that says for whom. */
function setUp() {
  let key = 0;
  let isOffline = false;
  const makeTray: MakeTray = (_, visibility, files) => ({
    add: (added) => {
      const ready = [...added].map((file): TrayFile<Attachment> => ({
        key: ++key,
        file,
        state: 'ready',
        progress: 1,
        id: `${visibility} ${file.name}`,
      }));
      files.value = [...files.value, ...ready];
    },
    remove: () => undefined,
    retry: () => undefined,
  });
  const uploads = createUploads({
    fetchTray: () => (isOffline ? Promise.reject(new Error('offline')) : Promise.resolve(makeTray)),
  });
  const ids = (visibility: 'public' | 'internal') => uploads.of(ADA, visibility).value.map(({ id }) => id);
  return { uploads, ids, cutOff: () => (isOffline = true) };
}

const named = (...names: string[]) => names.map((name) => new File(['a'], name));

describe('the files of a reply', () => {
  it('are uploaded again for the note that it becomes, after those of the note', async () => {
    const { uploads, ids } = setUp();
    await uploads.add(ADA, 'internal', named('log.txt'));
    await uploads.add(ADA, 'public', named('mug.png', 'box.pdf'));
    await uploads.moveInto(ADA, 'internal');
    expect([ids('public'), ids('internal')]).toEqual([
      [],
      ['internal log.txt', 'internal mug.png', 'internal box.pdf'],
    ]);
    await uploads.moveInto(ADA, 'public');
    expect(ids('public')).toEqual(['public log.txt', 'public mug.png', 'public box.pdf']);
  });

  it('stay where they are when nothing can upload them again', async () => {
    const { uploads, ids, cutOff } = setUp();
    await uploads.add(ADA, 'public', named('mug.png'));
    cutOff();
    await expect(uploads.moveInto(ADA, 'internal')).rejects.toThrow('offline');
    expect([ids('public'), ids('internal')]).toEqual([['public mug.png'], []]);
  });

  it('are waited for until their message takes them or the conversation is deleted', async () => {
    const { uploads, ids } = setUp();
    expect(uploads.hasAny()).toBe(false);
    await uploads.add(ADA, 'public', named('mug.png'));
    expect(uploads.hasAny()).toBe(true);
    uploads.take(ADA, 'public');
    expect(uploads.hasAny()).toBe(false);
    await uploads.add(ADA, 'internal', named('log.txt'));
    uploads.forget(ADA);
    expect([uploads.hasAny(), ids('internal')]).toEqual([false, []]);
  });
});
