/** Operations on what visitors wrote and on visitors, loaded with the first of them. */
import type { customers } from '#core/contract/endpoints/customers.ts';
import type { Deps } from '#functions/deps.ts';
import type { Operations } from '#functions/http/call.ts';
import { redactMessage } from '#functions/use-cases/privacy/redact-message.ts';

/** The operations. */
export const customerOperations: Operations<Deps, keyof typeof customers> = {
  redactMessage: (deps, { params: { id, seq }, caller }) => redactMessage(deps, { conversation: id, seq }, caller),
};
