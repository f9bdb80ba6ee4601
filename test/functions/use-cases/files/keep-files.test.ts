/** What becomes of files once their message is stored: kept, scanned, found, mailed, and deleted with their visitor. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Upload } from '#core/model/files/file.ts';
import { react } from '#functions/handlers/react.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { putUncheckedFile, uncheckedFiles } from '#functions/store/conversations/unchecked-files.ts';
import { filesToSend } from '#functions/use-cases/files/file-requests.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { searchConversations } from '#functions/use-cases/search/search-conversations.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { expireObjects } from '#local/s3/lifecycle.ts';
import { allowance, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { testFiles, testRules } from '#test/support/files.ts';
import { memoryDeps, streamEvent, unread } from '#test/support/memory-deps.ts';
import { png } from '#test/support/sample-files.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const visitorUploads = { side: 'visitor' } as const;

async function scene(options: { isScanned?: boolean } = {}) {
  const deps = memoryDeps();
  const bucket = testFiles(() => deps.clock.ms, { ...options, mayList: true });
  const all = { ...deps, files: bucket.open };
  const visitor = await aVisitor(deps);
  const { conversation_id: id } = (await startConversation(deps, aStart(visitor))).row;
  const next = unread(deps.table);
  const upload = (name = 'broken mug.png', uploader: Parameters<typeof filesToSend>[2] = visitorUploads): Upload => {
    const request = { name, type: 'image/png', size: png().length };
    const offered = bucket.files.offer({ visitor, uploader }, request, testRules);
    if (offered.outcome !== 'offered') throw new Error(offered.outcome);
    bucket.post(offered.upload, png());
    return offered.upload;
  };
  const send = (...ids: string[]) =>
    sendVisitorMessage(deps, id, {
      visitor,
      name: null,
      content: '',
      client_message_id: freshId(),
      allowance,
      files: filesToSend(
        all,
        ids.map((one) => ({ id: one })),
        visitorUploads,
      ),
    });
  const read = async () => expect(await react(all)(next())).toEqual({ batchItemFailures: [] });
  const swept = () => sweep({ ...all, scansFiles: options.isScanned ?? false })();
  const tagsOf = ({ fields }: Upload) => bucket.objects.get(fields['key'] ?? '')?.tags;
  const tag = ({ fields }: Upload, tags: Record<string, string>) => bucket.objects.tag(fields['key'] ?? '', tags);
  /** Half a minute past the hour. */
  const nextHour = () => {
    deps.clock.ms = (Math.floor(deps.clock.ms / HOUR) + 1) * HOUR + 30_000;
  };
  const midnight = () => {
    deps.clock.ms += 2 * DAY;
    expireObjects(bucket.objects, bucket.deps.definition.lifecycle, deps.clock.ms);
  };
  return { deps: all, bucket, visitor, id, next, upload, send, read, swept, tagsOf, tag, nextHour, midnight };
}
/** Takes the rights on objects away, and gives them back. */
function revocable({ deps }: ReturnType<typeof testFiles>) {
  const { authorise } = deps;
  return {
    revoke: () => (deps.authorise = () => ({ allowed: false })),
    allows: () => (deps.authorise = authorise),
  };
}

let here: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
  here = await scene();
});

describe('a file of a stored message', () => {
  it('is kept, and one that no message has is deleted within a day or two', async () => {
    const [sent, unsent] = [here.upload(), here.upload()];
    await here.send(sent.id);
    expect(here.tagsOf(sent)).toEqual({ state: 'pending' });
    await here.read();
    expect([here.tagsOf(sent), here.tagsOf(unsent)]).toEqual([{}, { state: 'pending' }]);
    here.midnight();
    expect(here.bucket.objects.all().map(({ key }) => key)).toEqual([sent.fields['key']]);
  });

  it('keeps every other tag, and is kept again without harm', async () => {
    const sent = here.upload();
    here.tag(sent, { state: 'pending', team: 'shop', GuardDutyMalwareScanStatus: 'NO_THREATS_FOUND' });
    await here.send(sent.id);
    const event = streamEvent(here.deps.table.changes);
    for (let times = 0; times < 2; times++) {
      expect(await react(here.deps)(event)).toEqual({ batchItemFailures: [] });
      expect(here.tagsOf(sent)).toEqual({ team: 'shop', GuardDutyMalwareScanStatus: 'NO_THREATS_FOUND' });
    }
  });

  it('is kept by the sweep within an hour, if S3 does not answer the reader for as long as the stream tries', async () => {
    const sent = here.upload();
    await here.send(sent.id);
    here.bucket.faults.next = () => new Response('', { status: 503 });
    await here.read();
    here.nextHour();
    await here.swept();
    expect(here.tagsOf(sent)).toEqual({ state: 'pending' });
    delete here.bucket.faults.next;
    here.nextHour();
    await here.swept();
    expect(here.tagsOf(sent)).toEqual({});
    expect((await uncheckedFiles(here.deps.table)).waiting).toEqual([]);
    here.midnight();
    expect(here.bucket.objects.all()).toHaveLength(1);
  });

  it('is kept by the sweep although S3 never answers for another one', async () => {
    const [sent, failing] = [here.upload(), here.upload()];
    await here.send(sent.id, failing.id);
    here.bucket.faults.next = () => new Response('', { status: 503 });
    await here.read();
    const failingKey = failing.fields['key'] ?? 'none';
    here.bucket.faults.next = (url) => (url.includes(failingKey) ? new Response('', { status: 503 }) : undefined);
    here.nextHour();
    await here.swept();
    expect([here.tagsOf(sent), here.tagsOf(failing)]).toEqual([{}, { state: 'pending' }]);
    expect((await uncheckedFiles(here.deps.table)).waiting).toEqual([failing.id]);
  });

  it('waits while access to it is denied, and is forgotten when it is gone', async () => {
    const { allows, revoke } = revocable(here.bucket);
    const [sent, gone] = [here.upload(), here.upload()];
    await here.send(sent.id, gone.id);
    revoke();
    await here.read();
    here.nextHour();
    await here.swept();
    expect((await uncheckedFiles(here.deps.table)).waiting).toHaveLength(2);
    allows();
    here.bucket.objects.delete(gone.fields['key'] ?? '');
    here.nextHour();
    await here.swept();
    expect(here.tagsOf(sent)).toEqual({});
    expect((await uncheckedFiles(here.deps.table)).waiting).toEqual([]);
  });

  it('is looked for by one read an hour where nothing scans files', async () => {
    const { table } = here.deps;
    const query = table.query.bind(table);
    let reads = 0;
    table.query = (input) => {
      if (input.ExpressionAttributeValues?.[':pk'] === 'UNCHECKED-FILES') reads++;
      return query(input);
    };
    const run = sweep(here.deps);
    for (let minute = 0; minute < 180; minute++) {
      await run();
      here.deps.clock.ms += 60_000;
    }
    expect(reads).toBe(3);
  });

  it('causes the only invocation: a message without files causes none', async () => {
    await here.read();
    await sendVisitorMessage(here.deps, here.id, {
      visitor: here.visitor,
      name: null,
      content: 'Only words',
      client_message_id: freshId(),
      allowance,
    });
    const milestones = () => here.next().Records.map(({ dynamodb }) => dynamodb?.NewImage?.['milestone']?.S);
    expect(milestones().filter((one) => one !== undefined)).toEqual([]);
    await here.send(here.upload().id);
    expect(milestones()).toEqual(['sent_files']);
  });
});

describe('where files are scanned for malware', () => {
  const link = (id: string) => here.bucket.files.link(id, 'team', false);

  beforeEach(async () => {
    here = await scene({ isScanned: true });
  });

  it.each([
    ['GuardDutyMalwareScanStatus', 'NO_THREATS_FOUND'],
    ['malware-scan', 'clean'],
  ])('a file opens once its tag %s is %s, and is kept then', async (name, verdict) => {
    const sent = here.upload();
    await here.send(sent.id);
    await here.read();
    expect(await link(sent.id)).toEqual({ outcome: 'unchecked' });
    // The scanner reads the tags and writes them back with its own.
    await here.swept();
    expect(here.tagsOf(sent)).toEqual({ state: 'pending' });
    here.tag(sent, { state: 'pending', [name]: verdict });
    expect(await link(sent.id)).toMatchObject({ outcome: 'linked' });
    await here.swept();
    expect(here.tagsOf(sent)).toEqual({ [name]: verdict });
    here.midnight();
    expect(here.bucket.objects.all()).toHaveLength(1);
    await here.swept();
    expect(here.deps.table.items.filter(({ pk }) => pk === 'UNCHECKED-FILES')).toEqual([]);
  });

  it('a file is kept however many wait before it', async () => {
    const uploads = Array.from({ length: 120 }, () => here.upload());
    for (const { id } of uploads) await putUncheckedFile(here.deps.table, id, here.deps.clock.ms);
    const lastId = (await uncheckedFiles(here.deps.table)).waiting.at(-1);
    const last = uploads.filter(({ id }) => id === lastId);
    for (const upload of last) here.tag(upload, { state: 'pending', 'malware-scan': 'clean' });
    await here.swept();
    expect(last.map(here.tagsOf)).toEqual([{ 'malware-scan': 'clean' }]);
    expect((await uncheckedFiles(here.deps.table)).waiting).toHaveLength(119);
  });

  it.each([
    ['THREATS_FOUND', 'This file contains malware and was blocked.'],
    ['UNSUPPORTED', "This file couldn't be checked for malware and was blocked."],
    ['FAILED', "This file couldn't be checked for malware and was blocked."],
  ])('a file with the verdict %s is replaced by a sentence, and deleted', async (verdict, reason) => {
    const sent = here.upload();
    here.tag(sent, { state: 'pending', GuardDutyMalwareScanStatus: verdict });
    await here.send(sent.id);
    await here.read();
    expect(await link(sent.id)).toEqual({ outcome: 'blocked', reason });
    here.midnight();
    expect(here.bucket.objects.all()).toEqual([]);
    expect(await link(sent.id)).toEqual({ outcome: 'missing' });
  });
});

describe('erasing a visitor', () => {
  it('deletes all files of their conversations, also those of agents and those never sent, and no others', async () => {
    const { deps, bucket, visitor } = here;
    const agent = { side: 'agent', agent: 7, visibility: 'internal' } as const;
    const all = [here.upload(), here.upload('invoice.png', agent), here.upload()];
    await here.send(all[0]?.id ?? '');
    const other = { visitor: visitor + 1, uploader: visitorUploads };
    const offered = bucket.files.offer(other, { name: 'a.png', type: 'image/png', size: png().length }, testRules);
    if (offered.outcome === 'offered') bucket.post(offered.upload, png());
    await eraseVisitor(deps, visitor);
    await here.swept();
    expect(bucket.objects.all().map(({ key }) => key.split('/')[0])).toEqual([String(visitor + 1)]);
  });

  it('goes on until a look finds no file, whatever fails', async () => {
    const { deps, bucket, visitor } = here;
    here.upload();
    await eraseVisitor(deps, visitor);
    bucket.faults.next = () => new Response('', { status: 503 });
    deps.clock.ms += 180_000;
    await here.swept();
    expect(bucket.objects.all()).toHaveLength(1);
    delete bucket.faults.next;
    await here.swept();
    expect(bucket.objects.all()).toEqual([]);
    const erasures = () => deps.table.items.filter(({ pk }) => pk === 'ERASURES');
    expect(erasures()).toHaveLength(1);
    await here.swept();
    expect(erasures()).toEqual([]);
  });
});

describe('the name of a file', () => {
  const found = async (q: string) =>
    (await searchConversations(here.deps, { scope: 'all', q }, { limit: 10, before: undefined }, async () => null))
      .conversations.length;

  it('is found in an open conversation and in a settled one', async () => {
    await here.send(here.upload('Quittung Teekanne.png').id);
    expect([await found('teekanne'), await found('kettle')]).toEqual([1, 0]);
    await resolve(here.deps, here.id, { type: 'system', reason: 'test' });
    await here.read();
    here.deps.clock.ms += 120_000;
    expect([await found('quittung'), await found('kettle')]).toEqual([1, 0]);
  });

  it('is in a row with its files, whoever sent them', async () => {
    const uploader = { side: 'agent', agent: 7, visibility: 'internal' } as const;
    const upload = here.upload('note.png', uploader);
    const { row } = await sendAgentMessage(here.deps, here.id, {
      agent: { id: 7, name: 'Ada' },
      content: 'For us',
      client_message_id: freshId(),
      visibility: 'internal',
      metadata: { options: [{ label: 'A', value: 'a' }] },
      files: filesToSend(here.deps, [{ id: upload.id }], uploader),
    });
    const stored = await sendAgentMessage(here.deps, here.id, {
      agent: { id: 7, name: 'Ada' },
      content: 'For us',
      client_message_id: row.client_message_id ?? '',
      visibility: 'internal',
      metadata: { options: [{ label: 'A', value: 'a' }] },
      files: filesToSend(here.deps, [{ id: upload.id }], uploader),
    });
    expect(stored).toMatchObject({ isNew: false, row: { seq: row.seq, metadata: row.metadata } });
    expect(row.metadata).toEqual({
      options: [{ label: 'A', value: 'a' }],
      files: [{ id: upload.id, name: 'note.png', type: 'image/png', size: png().length, width: 3, height: 2 }],
    });
  });
});
