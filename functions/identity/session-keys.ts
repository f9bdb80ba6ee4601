/** The keys that sign visitor sessions: the stack's one secret, and the one before it. */
import { type KeyObject, createHash, createSecretKey } from 'node:crypto';
import { type RateLimit, type RateLimitBalance, consume } from '#core/limits/rate-limit.ts';

/** Reads a version of the secret; undefined when that version doesn't exist. */
export type ReadSecret = (stage: 'AWSCURRENT' | 'AWSPREVIOUS') => Promise<string | undefined>;

/** A key and the name tokens know it by. */
export type SigningKey = { kid: string; key: KeyObject };

/** The keys in force. */
export type SessionKeys = {
  /** The one that signs. */
  current(): Promise<SigningKey>;
  /** The one of this name, if it is in force. @throws DomainError `rate_limited` when too many unknown names were asked for */
  find(kid: string): Promise<SigningKey | undefined>;
  /** All of them, the one that signs first: for what was signed without a name. */
  all(): Promise<SigningKey[]>;
};

/**
 * How often a token that names an unknown key may have the secret read again, in each execution environment. A visitor who
 * was let in by another environment after a rotation must be found at the first try; made-up names must not cost a call
 * each.
 */
const REREADS: RateLimit = { burst: 10, perSecond: 1 };

/** Keys from a secret that is read when first needed, and again when a token names a key that isn't known yet. */
export function sessionKeys(read: ReadSecret, now: () => number): SessionKeys {
  let known: Promise<SigningKey[]> | undefined;
  let rereads: RateLimitBalance = { left: REREADS.burst, at_ms: 0 };

  const load = async (stages: ('AWSCURRENT' | 'AWSPREVIOUS')[]): Promise<SigningKey[]> => {
    const before = known;
    known = Promise.all(stages.map(read)).then((secrets) =>
      secrets.filter((secret) => secret !== undefined).map(signingKey),
    );
    try {
      return await known;
    } catch (error) {
      known = before;
      throw error;
    }
  };
  // The key before is only asked for when a token names it: most environments never meet a rotation.
  const keys = (): Promise<SigningKey[]> => known ?? load(['AWSCURRENT']);

  return {
    current: async () => {
      const [current] = await keys();
      if (!current) throw new Error('The session secret has no value.');
      return current;
    },
    find: async (kid) => {
      const named = (all: SigningKey[]) => all.find((key) => key.kid === kid);
      const found = named(await keys());
      if (found) return found;
      rereads = consume(rereads, REREADS, now(), { what: 'sessions signed with an unknown key' });
      return named(await load(['AWSCURRENT', 'AWSPREVIOUS']));
    },
    all: () => load(['AWSCURRENT', 'AWSPREVIOUS']),
  };
}

const signingKey = (secret: string): SigningKey => ({
  kid: createHash('sha256').update(secret).digest('base64url').slice(0, 12),
  key: createSecretKey(Buffer.from(secret)),
});
