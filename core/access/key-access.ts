/** What an API key is, as text, and what each role of keys may do. */
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import type { KeyRole } from '#core/model/team/api-key.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';

/** A key of a request: who it says it is, and its proof. */
export type PresentedKey = { id: Id; secret: string };

/** 32 random bytes are 43 characters. */
const KEY = /^lck_([1-9]\d{0,15})_([\w-]{43})$/;

/** The parts of a key; nothing for any other text. */
export function parseKey(text: string): PresentedKey | undefined {
  const [, id, secret] = KEY.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id: Number(id), secret };
}

/** Refuses a key in an address, even where a valid one is in the header. @throws DomainError `unauthenticated` */
export function refuseKeyInAddress(query: Record<string, string | undefined> = {}): void {
  if (!Object.values(query).some((value) => isKeyShaped(value ?? ''))) return;
  throw new DomainError(
    'unauthenticated',
    'An API key was sent in the address, which others may log. Revoke it, and send a new one in the header Authorization.',
  );
}

/** Whether a text is shaped like a key, valid or not. */
export const isKeyShaped = (text: string): boolean => parseKey(text) !== undefined;

/**
 * Lets a key call an endpoint, or refuses. `read` reads what agents may read, `agent` does what agents may, and `admin`
 * what supervisors and admins may. None calls what is for people only: a key that leaked must not make others, or people, that outlast it.
 *
 * @throws DomainError `forbidden`
 */
export function authorizeKey(keyRole: KeyRole, { role, method, isForPeople }: Endpoint): void {
  if (role === 'public') return;
  if (isForPeople) throw new DomainError('forbidden', 'This is for people who sign in. API keys are refused.');
  if (keyRole === 'read' && (method !== 'GET' || role !== 'agent'))
    throw new DomainError('forbidden', 'An API key with the role read may only read what agents may read.');
  if (role !== 'agent' && keyRole !== 'admin')
    throw new DomainError('forbidden', 'This requires an API key with the role admin.');
}
