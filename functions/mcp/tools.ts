/** The tools. Evaluated when the functions are bundled: no schema comes along. */
import { type Tool, describeTools } from '#core/mcp/describe-tools.ts';

/** Every tool, by name. */
export const tools: Record<string, Tool> = describeTools();
