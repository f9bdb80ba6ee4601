/** What makes sending a message twice harmless. */
import * as z from 'zod/mini';

/** The id a client gives a message so that sending it again is harmless. */
export const clientMessageId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{8,64}$/, 'Must be 8–64 characters: A–Z, a–z, 0–9, "_" and "-"'));
