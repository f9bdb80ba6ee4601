/** What a request finds when S3 denies access: never silently that there is no file. */
import { expect, it } from 'vitest';
import { testFiles, testRules } from '#test/support/files.ts';
import { png } from '#test/support/sample-files.ts';

const uploader = { side: 'visitor' } as const;

function scene(options: Parameters<typeof testFiles>[1] = {}) {
  const bucket = testFiles(() => Date.UTC(2026, 5, 1), options);
  const request = { name: 'mug.png', type: 'image/png', size: png().length };
  const offered = bucket.files.offer({ visitor: 1, uploader }, request, testRules);
  if (offered.outcome !== 'offered') throw new Error(offered.outcome);
  const { upload } = offered;
  const verify = () => bucket.files.verify({ visitor: 1, uploader }, [{ id: upload.id }]);
  const link = () => bucket.files.link(upload.id, 'team', false);
  return { bucket, upload, verify, link };
}

it('a file that was never uploaded is missing, and is noted as denied where objects may not be listed', async () => {
  for (const mayList of [false, true]) {
    const { bucket, verify, link } = scene({ mayList });
    expect(await verify()).toMatchObject({ outcome: 'rejected' });
    expect(await link()).toEqual({ outcome: 'missing' });
    expect(bucket.denials.count).toBe(mayList ? 0 : 2);
  }
});

it('a lost right to read objects is noted', async () => {
  const { bucket, upload, verify } = scene({ mayList: true });
  bucket.post(upload, png());
  bucket.deps.authorise = () => ({ allowed: false });
  expect(await verify()).toMatchObject({ outcome: 'rejected' });
  expect(bucket.denials.count).toBe(1);
});

it('a lost right to read verdicts is an error, and no endless check for malware', async () => {
  const { bucket, upload, link } = scene({ isScanned: true });
  bucket.post(upload, png());
  bucket.deps.authorise = (_, action) => ({ allowed: action !== 's3:GetObjectTagging' });
  await expect(link()).rejects.toMatchObject({ name: 'AccessDenied' });
});

it('a wrong signature is an error, and no missing file', async () => {
  const { bucket, upload, verify } = scene({ mayList: true });
  bucket.post(upload, png());
  bucket.deps.knows = () => false;
  await expect(verify()).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
});
