/**
 * Checks a form against its policy as S3 does: every field must be allowed, and nothing may be more than allowed.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
import * as z from 'zod/mini';
import { S3Error, accessDenied } from './s3-error.ts';

const condition = z.union([
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
  z.record(z.string(), z.string()),
]);
const document = z.object({ expiration: z.iso.datetime(), conditions: z.array(condition) });
type Condition = z.infer<typeof condition>;

/** Fields that no condition has to allow. */
const FREE = /^(file|policy|x-amz-signature|x-ignore-.*)$/;

const invalid = (message: string): S3Error => new S3Error(400, 'InvalidPolicyDocument', `Invalid Policy: ${message}`);
const against = (message: string): S3Error => accessDenied(`Invalid according to Policy: ${message}`);

function read(encoded: string): z.infer<typeof document> {
  try {
    return document.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  } catch {
    throw invalid('Invalid JSON.');
  }
}

/** What a policy is held against: the form's fields with the bucket's name, the size of the file, and the time. */
export type Posted = { fields: ReadonlyMap<string, string>; bucket: string; bytes: number; nowMs: number };

/** Throws S3's own error unless the policy allows all of what is posted. */
export function requirePolicy(encoded: string, { fields, bucket, bytes, nowMs }: Posted): void {
  const { expiration, conditions } = read(encoded);
  if (nowMs > Date.parse(expiration)) throw against('Policy expired.');
  const values = new Map([...fields, ['bucket', bucket]]);
  const named = new Set<string>();
  for (const one of conditions) requireCondition(one, { values, named, bytes });
  const extra = [...fields.keys()].filter((name) => !FREE.test(name) && !named.has(name));
  if (extra.length > 0) throw against(`Extra input fields: ${extra.join(', ')}`);
}

type Context = { values: ReadonlyMap<string, string>; named: Set<string>; bytes: number };

function requireCondition(one: Condition, context: Context): void {
  if (!Array.isArray(one)) {
    for (const [name, value] of Object.entries(one)) requireField('eq', name, value, context);
    return;
  }
  const [operator, first, second] = one;
  if (operator !== 'content-length-range') return requireField(operator, first.replace(/^\$/, ''), second, context);
  if (context.bytes > second)
    throw new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: context.bytes,
      MaxSizeAllowed: second,
    });
  if (context.bytes < first)
    throw new S3Error(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize: context.bytes,
      MinSizeAllowed: first,
    });
}

function requireField(operator: 'eq' | 'starts-with', name: string, wanted: string, { values, named }: Context): void {
  const value = values.get(name.toLowerCase());
  named.add(name.toLowerCase());
  const holds = value !== undefined && (operator === 'eq' ? value === wanted : value.startsWith(wanted));
  if (!holds) throw against(`Policy Condition failed: ["${operator}", "$${name}", "${wanted}"]`);
}
