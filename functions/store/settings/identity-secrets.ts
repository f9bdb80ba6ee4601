/**
 * The secrets a widget's site signs identities with: the newest, and each one before for a day from its replacement, so
 * that whichever the site uses goes on working. Sessions name the secret they were verified with, and end with it.
 */
import { createHash } from 'node:crypto';

/** A secret that was replaced, and until when it still counts (milliseconds since 1970). */
export type PastSecret = { secret: string; until_ms: number };

/** A widget's secrets as stored. */
export type IdentitySecrets = {
  /** Signs the identities of a site's own users; null until one was asked for. */
  identity_secret: string | null;
  /** Missing until one was replaced, or the first was issued. */
  previous_identity_secrets?: readonly PastSecret[];
  /** The only previous secret, in widgets stored before several were kept. */
  previous_identity_secret?: string | null;
  previous_identity_secret_until_ms?: number;
};

/** A secret by name, as gates and sessions have it; `until_ms` is null for the newest. */
export type NamedSecret = { id: string; until_ms: number | null };

const OVERLAP_MS = 24 * 60 * 60 * 1000;
/** Of more replaced in a day, the oldest are kept: the site uses one of them rather than one that was shown in between. */
const MAX_PAST = 10;

/** The name of a secret, which tells nothing of it. */
export const secretId = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url').slice(0, 12);

/** The secrets that were replaced, oldest first. */
function pastOf(secrets: IdentitySecrets): readonly PastSecret[] {
  const { previous_identity_secret: secret = null, previous_identity_secret_until_ms: until_ms = 0 } = secrets;
  return secrets.previous_identity_secrets ?? (secret === null ? [] : [{ secret, until_ms }]);
}

/** The secrets that count now, newest first. */
export function validSecrets(secrets: IdentitySecrets, nowMs: number): string[] {
  const { identity_secret } = secrets;
  const past = pastOf(secrets)
    .filter(({ until_ms }) => until_ms > nowMs)
    .map(({ secret }) => secret);
  return identity_secret === null ? past : [identity_secret, ...past];
}

/** The secrets once another one replaces the newest. */
export function replaceSecret(before: IdentitySecrets, secret: string, nowMs: number): IdentitySecrets {
  const { identity_secret } = before;
  const kept = pastOf(before).filter(({ until_ms }) => until_ms > nowMs);
  const replaced = identity_secret === null ? [] : [{ secret: identity_secret, until_ms: nowMs + OVERLAP_MS }];
  return { identity_secret: secret, previous_identity_secrets: [...kept, ...replaced].slice(0, MAX_PAST) };
}

/**
 * All secrets by their names; nothing of a widget from before names were noted, until a secret is replaced: sessions from
 * then name none, and no secret they may have been made with has to end them.
 */
export function namedSecrets({ identity_secret, previous_identity_secrets }: IdentitySecrets) {
  return previous_identity_secrets === undefined
    ? undefined
    : [
        ...(identity_secret === null ? [] : [{ id: secretId(identity_secret), until_ms: null }]),
        ...previous_identity_secrets.map(({ secret, until_ms }) => ({ id: secretId(secret), until_ms })),
      ];
}

/** Whether the secret of this name counts; where none is named, any does. */
export const isSecretValid = (named: readonly NamedSecret[] | undefined, id: string | undefined, nowMs: number) =>
  named === undefined || named.some((one) => one.id === id && (one.until_ms === null || one.until_ms > nowMs));
