/** Where each operation of the agents' API is. Evaluated when the dashboard is built: no schema comes along. */
import type { Address } from '#core/contract/client.ts';
import { agentApi } from '#core/contract/agent-api.ts';

/** The operations. */
export const addresses = Object.fromEntries(
  Object.entries(agentApi).map(([operation, { method, path }]) => [operation, { method, path }]),
) as Record<keyof typeof agentApi, Address>;
