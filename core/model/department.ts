/** A department: a group of agents with a queue of its own. */
import * as z from 'zod/mini';
import { id, version } from './id.ts';
import { instant, name } from './text.ts';

/** What an admin sets. */
export const departmentSettings = z.strictObject({ name });
/** A department. */
export const department = z.strictObject({ id, name, version, created_at: instant });
/** A department. */
export type Department = z.infer<typeof department>;
