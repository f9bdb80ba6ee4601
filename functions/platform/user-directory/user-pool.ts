/** The user pool as the team's settings change it. Where an identity provider of one's own signs people in, there is none. */
import type { DirectoryUser } from './user-directory.ts';

/** Somebody in the user pool. */
export type PoolUser = DirectoryUser & {
  isEnabled: boolean;
  /** Whether they have yet to sign in for the first time. */
  isInvited: boolean;
  /** When they were created, milliseconds since 1970. */
  createdAtMs: number;
};

/**
 * What is done in the user pool. Everything may be repeated. Each call throws a DomainError where the pool refuses:
 * `not_found`, `conflict`, `rate_limited`.
 */
export type UserPool = {
  /** Everybody, up to 1,000. */
  list(): Promise<PoolUser[]>;
  /** The people in a group, by id. */
  idsIn(group: string): Promise<string[]>;
  /** Somebody by id, or by email address. */
  find(user: string): Promise<PoolUser | undefined>;
  /**
   * Creates somebody who chooses a password at their first sign-in. With a temporary password, the pool mails nothing;
   * without, it mails one that it makes. Answers `exists` where somebody has this address.
   */
  create(user: { email: string; name: string; password: string | undefined }): Promise<PoolUser | 'exists'>;
  /** Replaces the temporary password of somebody who is invited, which is then valid as long as a new one. */
  invite(user: { id: string; email: string; password: string | undefined }): Promise<void>;
  /** The groups somebody is in. @throws DomainError `not_found` */
  groupsOf(id: string): Promise<string[]>;
  /** Makes a group the only one somebody is in, among these. */
  setGroup(id: string, group: string, among: readonly string[]): Promise<void>;
  /** Lets somebody sign in, or not. */
  enable(id: string, isEnabled: boolean): Promise<void>;
  /** Ends every session: no token can be renewed. */
  signOut(id: string): Promise<void>;
  /** Has somebody choose another password with a code that the pool mails. */
  resetPassword(id: string): Promise<void>;
  /** Takes away the second factor. */
  removeFactor(id: string): Promise<void>;
};
