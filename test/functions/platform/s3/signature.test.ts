import { expect, it } from 'vitest';
import { presign, signForm } from '#functions/platform/s3/signature.ts';

/** The example of AWS's own documentation of signatures in a query. */
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: '',
};
const signer = { credentials, region: 'us-east-1', nowMs: Date.UTC(2013, 4, 24) };

it('an address is signed as in the example of the documentation', () => {
  const url = 'https://examplebucket.s3.amazonaws.com/test.txt';
  expect(presign(signer, { method: 'GET', url }, 86_400)).toBe(
    `${url}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
  );
});

it('a form allows one bucket, its own fields as they are, and one number of bytes', () => {
  const fields = signForm(signer, {
    bucket: 'b',
    fields: { key: 'a/b' },
    bytes: 7,
    expiresAtMs: Date.UTC(2013, 4, 25),
  });
  expect(JSON.parse(Buffer.from(fields['policy'] ?? '', 'base64').toString())).toEqual({
    expiration: '2013-05-25T00:00:00.000Z',
    conditions: [
      { bucket: 'b' },
      ['eq', '$key', 'a/b'],
      ['eq', '$x-amz-algorithm', 'AWS4-HMAC-SHA256'],
      ['eq', '$x-amz-credential', 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'],
      ['eq', '$x-amz-date', '20130524T000000Z'],
      ['eq', '$x-amz-security-token', ''],
      ['content-length-range', 7, 7],
    ],
  });
});
