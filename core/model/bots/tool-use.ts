/** How often a bot's model called its tools. */
import * as z from 'zod/mini';

/** The calls of a tool on one day: how many, how many of them failed, and how long one took, in milliseconds. */
const toolCalls = z.strictObject({
  /** The name that the tool had then. */
  name: z.string(),
  calls: z.int(),
  failed: z.int(),
  average_ms: z.int(),
});

/** The calls of one day (UTC), by tool. */
export const toolDay = z.strictObject({ day: z.iso.date(), tools: z.array(toolCalls) });
/** The calls of one day. */
export type ToolDay = z.infer<typeof toolDay>;

/** The days on which there was any call, newest first. */
export const toolUse = z.strictObject({ data: z.array(toolDay) });
