/** Who continues a conversation after a bot or workflow. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';

/** The agents of a department (null: the conversation's own), one agent, or a bot. */
export const receiver = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('department'), department_id: z.nullable(id) }),
  z.strictObject({ type: z.literal('agent'), agent_id: id }),
  z.strictObject({ type: z.literal('bot'), bot_id: id }),
]);
/** Who continues. */
export type Receiver = z.infer<typeof receiver>;
