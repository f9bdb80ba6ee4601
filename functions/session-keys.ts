/** The keys that sign visitor sessions: the stack's one secret, and the one before it. */
import type { KeyObject } from 'node:crypto';
import { createHash, createSecretKey } from 'node:crypto';

/** Reads a version of the secret; nothing when there is none. */
export type ReadSecret = (stage: 'AWSCURRENT' | 'AWSPREVIOUS') => Promise<string | undefined>;

/** A key and the name tokens know it by. */
export type SigningKey = { kid: string; key: KeyObject };

/** The keys in force. */
export type SessionKeys = {
  /** The one that signs. */
  current(): Promise<SigningKey>;
  /** The one of this name, if it is in force. */
  find(kid: string): Promise<SigningKey | undefined>;
};

/** A made-up `kid` must not make us ask for the secret on every call. */
const REREAD_AFTER_MS = 60_000;

/** Keys from a secret that is read when first needed, and again, at most once a minute, when a token names another. */
export function sessionKeys(read: ReadSecret, now: () => number): SessionKeys {
  let known: Promise<SigningKey[]> | undefined;
  let readAtMs = -Infinity;

  const load = async (stages: ('AWSCURRENT' | 'AWSPREVIOUS')[]): Promise<SigningKey[]> => {
    readAtMs = now();
    const secrets = await Promise.all(stages.map(read));
    return secrets.filter((secret) => secret !== undefined).map(signingKey);
  };
  const keys = async (stages: ('AWSCURRENT' | 'AWSPREVIOUS')[]): Promise<SigningKey[]> => {
    const before = known;
    known = load(stages);
    try {
      return await known;
    } catch (error) {
      known = before;
      throw error;
    }
  };

  return {
    current: async () => {
      const [current] = await (known ?? keys(['AWSCURRENT']));
      if (!current) throw new Error('The session secret has no value.');
      return current;
    },
    find: async (kid) => {
      const named = (all: SigningKey[]) => all.find((key) => key.kid === kid);
      const found = named(await (known ?? keys(['AWSCURRENT'])));
      if (found || now() - readAtMs < REREAD_AFTER_MS) return found;
      return named(await keys(['AWSCURRENT', 'AWSPREVIOUS']));
    },
  };
}

const signingKey = (secret: string): SigningKey => ({
  kid: createHash('sha256').update(secret).digest('base64url').slice(0, 12),
  key: createSecretKey(Buffer.from(secret)),
});
