/** What becomes of the files of canned responses: kept once a response has them, deleted once none does. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageFile } from '#core/model/files/file.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { keepFiles } from '#functions/use-cases/files/keep-files.ts';
import { offerForResponse, uploadedForResponse } from '#functions/use-cases/files/response-files.ts';
import { cannedResponses, ownResponses } from '#functions/use-cases/settings/canned-responses.ts';
import { createItem, deleteItem, updateItem } from '#functions/use-cases/settings/resource.ts';
import { deleteOwnResponses } from '#functions/store/settings/canned-response-store.ts';
import { uncheckedFiles } from '#functions/store/conversations/unchecked-files.ts';
import { expireObjects } from '#local/s3/lifecycle.ts';
import { testFiles, testRules } from '#test/support/files.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { png } from '#test/support/sample-files.ts';

const HOUR = 3_600_000;
const ben = { side: 'agent', agent: 5, visibility: 'response' } as const;

function scene(options: { isScanned?: boolean } = {}) {
  const memory = memoryDeps();
  const bucket = testFiles(() => memory.clock.ms, { ...options, mayList: true });
  const deps = { ...memory, files: bucket.open };
  let shortcuts = 0;
  const upload = async (): Promise<MessageFile> => {
    const offered = await offerForResponse(deps, ben, { name: 'map.png', type: 'image/png', size: png().length });
    bucket.post(offered, png());
    return uploadedForResponse(deps, ben, offered.id);
  };
  const response = (...files: MessageFile[]) => ({
    shortcut: `map-${(shortcuts += 1)}`,
    title: 'The way',
    content: '',
    department_id: null,
    actions: [],
    files,
  });
  const keyOf = ({ id }: MessageFile) => id.replace('-', '/');
  const run = sweep({ ...deps, scansFiles: options.isScanned ?? false });
  return {
    deps,
    bucket,
    upload,
    response,
    keyOf,
    create: (...files: MessageFile[]) => createItem(deps, cannedResponses, response(...files)),
    tagsOf: (file: MessageFile) => bucket.objects.get(keyOf(file))?.tags,
    /** The sweep of the next hour. */
    swept: async () => {
      deps.clock.ms = (Math.floor(deps.clock.ms / HOUR) + 1) * HOUR + 30_000;
      await run();
    },
    inTwoDays: () => {
      deps.clock.ms += 48 * HOUR;
      expireObjects(bucket.objects, bucket.deps.definition.lifecycle, deps.clock.ms);
    },
    waits: () => uncheckedFiles(deps.table),
  };
}

let here: ReturnType<typeof scene>;
beforeEach(async () => {
  here = scene();
  await here.swept();
});

describe('a file of a canned response', () => {
  it('is kept from the next hour on, and one that no response has is deleted within two days', async () => {
    const [used, unused] = [await here.upload(), await here.upload()];
    await here.create(used);
    expect(here.tagsOf(used)).toEqual({ state: 'pending' });
    await here.swept();
    expect(here.tagsOf(used)).toEqual({});
    here.inTwoDays();
    expect([here.tagsOf(used), here.tagsOf(unused)]).toEqual([{}, undefined]);
    expect(await here.waits()).toEqual({ waiting: [], gone: [] });
  });

  it('is kept once its scanner has judged it', async () => {
    here = scene({ isScanned: true });
    const file = await here.upload();
    await here.create(file);
    await here.swept();
    expect(here.tagsOf(file)).toEqual({ state: 'pending' });
    here.bucket.objects.tag(here.keyOf(file), { state: 'pending', 'malware-scan': 'clean' });
    await here.swept();
    expect(here.tagsOf(file)).toEqual({ 'malware-scan': 'clean' });
  });

  it.each([
    [{}, { outcome: 'unchecked' }],
    [{ 'malware-scan': 'infected' }, { outcome: 'blocked', reason: expect.stringMatching(/malware/) }],
    [{ 'malware-scan': 'clean' }, { outcome: 'copied', file: expect.objectContaining({ name: 'map.png' }) }],
  ])('is copied once its scanner has found nothing: %j', async (verdict, copied) => {
    here = scene({ isScanned: true });
    const file = await here.upload();
    here.bucket.objects.tag(here.keyOf(file), { state: 'pending', ...verdict });
    const owner = { visitor: 7, uploader: { ...ben, visibility: 'public' } } as const;
    expect(await here.bucket.files.copy(owner, file.id, testRules)).toEqual(copied);
    const copies = here.bucket.objects.all().filter(({ key }) => key.startsWith('7/'));
    expect(copies.map(({ tags }) => tags)).toEqual(copied.outcome === 'copied' ? [{ state: 'pending' }] : []);
  });

  it('is deleted after its response is, and after a change that leaves it out', async () => {
    const [one, other, kept] = [await here.upload(), await here.upload(), await here.upload()];
    const [first, second] = [await here.create(one), await here.create(other, kept)];
    await here.swept();
    await deleteItem(here.deps, cannedResponses, first.id);
    await updateItem(here.deps, cannedResponses, second.id, { files: [kept] });
    expect(here.bucket.objects.all()).toHaveLength(3);
    await here.swept();
    expect(here.bucket.objects.all().map(({ key }) => key)).toEqual([here.keyOf(kept)]);
    expect(await here.waits()).toEqual({ waiting: [], gone: [] });
  });

  it('is deleted when its response is deleted before it was kept', async () => {
    const file = await here.upload();
    const { id } = await here.create(file);
    await deleteItem(here.deps, cannedResponses, id);
    await here.swept();
    expect(here.bucket.objects.all()).toEqual([]);
  });

  it('is deleted when its response is deleted while the sweep keeps it', async () => {
    const file = await here.upload();
    const { id } = await here.create(file);
    here.bucket.faults.next = (url) => {
      if (!url.includes('tagging')) return undefined;
      delete here.bucket.faults.next;
      deleting = deleteItem(here.deps, cannedResponses, id);
      return undefined;
    };
    let deleting: Promise<void> | undefined;
    await here.swept();
    await deleting;
    await here.swept();
    expect(here.bucket.objects.all()).toEqual([]);
    expect(await here.waits()).toEqual({ waiting: [], gone: [] });
  });

  it('stays noted while S3 does not answer, and does not hold up the others', async () => {
    const [one, other] = [await here.upload(), await here.upload()];
    const { id } = await here.create(one, other);
    await here.swept();
    await deleteItem(here.deps, cannedResponses, id);
    here.bucket.faults.next = (url) =>
      url.includes(here.keyOf(one)) ? new Response('<Code>AccessDenied</Code>', { status: 403 }) : undefined;
    await here.swept();
    expect(await here.waits()).toEqual({ waiting: [], gone: [one.id] });
    delete here.bucket.faults.next;
    await here.swept();
    expect(here.bucket.objects.all()).toEqual([]);
  });

  it('goes with the agent whose own response has it', async () => {
    const [file, others] = [await here.upload(), await here.upload()];
    await createItem(here.deps, ownResponses('ben'), here.response(file));
    await createItem(here.deps, ownResponses('ada'), here.response(others));
    await deleteOwnResponses(here.deps.table, 'ben');
    await here.swept();
    expect(here.bucket.objects.all().map(({ key }) => key)).toEqual([here.keyOf(others)]);
    // Whoever had a file has it no longer: another may take its name.
    await keepFiles(here.deps, [others.id]);
    expect(here.tagsOf(others)).toEqual({});
  });
});
