/** Which API key calls. No gateway checks keys, so all of it happens here. */
import { timingSafeEqual } from 'node:crypto';
import { authorizeKey, parseKey, refuseKeyInAddress } from '#core/access/key-access.ts';
import { networkOf } from '#core/access/network.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { DomainError } from '#core/model/errors.ts';
import { type ApiKeyItem, getApiKey, hashOf, noteKeyUse } from '#functions/store/settings/api-key-store.ts';
import type { Log } from '#functions/platform/log.ts';
import type { Table } from '#functions/store/table.ts';

/** The dependencies of checking keys. Both limits throw `rate_limited`. */
export type ApiKeyDeps = {
  table: Table;
  now: () => number;
  log: Log;
  limitKeyAddress: (address: string) => void;
  limitKey: (id: number) => void;
};

/** What a request presents, and the address it comes from. */
type Presented = {
  headers: Record<string, string | undefined>;
  queryStringParameters?: Record<string, string | undefined> | undefined;
};

/**
 * The caller that a key is. The limit of the address comes before the key is looked up, so that guessing costs no reads;
 * the key is read as it is now, so that one that was revoked is refused from the next request on.
 *
 * @throws DomainError `unauthenticated`, `forbidden`, `rate_limited`
 */
export async function identifyKey(
  deps: ApiKeyDeps,
  row: Endpoint,
  { headers, queryStringParameters = {} }: Presented,
  address: string,
): Promise<TeamCaller | undefined> {
  deps.limitKeyAddress(networkOf(address));
  refuseKeyInAddress(queryStringParameters);
  if (row.role === 'public') return undefined;
  const [, text = ''] = /^Bearer\s+(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
  const given = parseKey(text);
  const key = given && (await getApiKey(deps.table, given.id));
  if (!given || !key || !isSecretOf(key, given.secret)) throw new DomainError('unauthenticated', UNKNOWN);
  if (key.expires_at !== null && Date.parse(key.expires_at) <= deps.now())
    throw new DomainError('unauthenticated', 'This API key has expired. Ask an admin for a new one.');
  deps.limitKey(key.id);
  authorizeKey(key.role, row);
  await noteUse(deps, key);
  return callerOf(key);
}

const UNKNOWN = 'This API key is unknown or was revoked. Check it, or ask an admin for a new one.';
function isSecretOf({ hash }: ApiKeyItem, secret: string): boolean {
  const [stored, given] = [Buffer.from(hash), Buffer.from(hashOf(secret))];
  return stored.length === given.length && timingSafeEqual(stored, given);
}

/** A request doesn't fail because the day of it couldn't be noted. */
async function noteUse({ table, now, log }: ApiKeyDeps, key: ApiKeyItem): Promise<void> {
  try {
    await noteKeyUse(table, key, new Date(now()).toISOString().slice(0, 10));
  } catch (error) {
    log.warn('key_use_not_noted', { key_id: key.id, error });
  }
}

/** A key acts like somebody of the team without an agent record. */
const callerOf = ({ id, name, role }: ApiKeyItem): TeamCaller => ({
  user_id: `key:${id}`,
  name: `via ${name}`,
  email: null,
  isAgent: role !== 'read',
  isSupervisor: role === 'admin',
  isAdmin: role === 'admin',
  expiresAtSeconds: Number.MAX_SAFE_INTEGER,
  issuedAtSeconds: null,
  groups: [],
  verifiedEmail: null,
  agent: undefined,
  key: { id, name },
});
