/** API keys: access of a program to the team's API. */
import * as z from 'zod/mini';
import { id, version } from '#core/model/id.ts';
import { instant, name } from '#core/model/text.ts';

/** What a key may do: all but what is for people only; what agents may; what agents may read. */
export const keyRoles = ['admin', 'agent', 'read'] as const;
/** What a key may do. */
export type KeyRole = (typeof keyRoles)[number];

/** What an admin sets when they create one. Only the name can be changed afterwards. */
export const apiKeySettings = z.strictObject({
  name,
  role: z.enum(keyRoles),
  /** From when on it is refused; null for never. */
  expires_at: z.nullable(instant),
});

/** A key as it is listed: without its secret, which nobody can read again. */
export const apiKey = z.strictObject({
  id,
  ...apiKeySettings.shape,
  /** How its text begins, to find it in one's own configuration. */
  prefix: z.string(),
  /** The person who created it: their name, or their user id. */
  created_by: z.string(),
  /** The day it was last used on, in UTC. */
  last_used_on: z.nullable(z.iso.date()),
  version,
  created_at: instant,
});
/** A key as it is listed. */
export type ApiKey = z.infer<typeof apiKey>;

/** A key as it is answered once, when it is created. */
export const createdApiKey = z.extend(apiKey, { key: z.string() });

/** What a key may know of itself. */
export const ownApiKey = z.strictObject({ id, name, role: z.enum(keyRoles) });
/** What a key may know of itself. */
export type OwnApiKey = z.infer<typeof ownApiKey>;

/** How a key's text begins; its secret follows. */
export const keyPrefix = (of: number): string => `lck_${of}_`;
