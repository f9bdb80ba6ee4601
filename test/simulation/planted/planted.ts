/**
 * Bugs, planted: each a text of a source file and what stands there instead while it is planted. A suite that catches none
 * of them proves nothing.
 */
import { client, dashboard, widget } from './clients.ts';
import { outside } from './outside.ts';
import { server } from './server.ts';

/** A bug. `caughtBy` is how the words begin or what they contain by which the checker says that it is there. */
export type Planted = { name: string; file: string; find: string; replace: string; caughtBy: RegExp };

export const planted: readonly Planted[] = [...server, ...client, ...widget, ...dashboard, ...outside];
