/** Why something couldn't be read, as an outcome. */
import type { PageProblem } from '#core/model/knowledge/source.ts';

/** A page that couldn't be read: why, and what that is about, such as a status. */
export type Unread = { problem: PageProblem; detail: string | null };

/** The outcome for a page that couldn't be read. */
export const unread = (problem: PageProblem, detail: string | null = null): Unread => ({ problem, detail });
