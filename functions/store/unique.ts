/** Values that only one record may have: each is the key of an item of its own, written in the record's transaction. */
import { createHash } from 'node:crypto';
import type { Key } from './keys.ts';
import type { TransactItem } from './table.ts';

/** Takes a value for a record and frees the one it had; `refused` when another record took it, however shortly before. */
export function takeValue(before: Key | undefined, after: Key | undefined): TransactItem[] {
  if (before && after && before.pk === after.pk && before.sk === after.sk) return [];
  return [
    ...(after ? [{ Put: { Item: after, ConditionExpression: 'attribute_not_exists(pk)' } }] : []),
    ...(before ? [{ Delete: { Key: before } }] : []),
  ];
}

/** A text of any length in the 22 characters that fit a key. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
