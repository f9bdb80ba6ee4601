/** Where each operation is that agents use while they chat. Evaluated when the dashboard is built: no schema comes along. */
import { agentApi } from '#core/contract/agent-api.ts';
import type { Address } from '#core/contract/client.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';

/** The operations, without those that refuse people. */
export const addresses = Object.fromEntries(
  Object.entries<Endpoint>(agentApi)
    .filter(([, { isForKeys }]) => !isForKeys)
    .map(([operation, { method, path }]) => [operation, { method, path }]),
) as Record<keyof typeof agentApi, Address>;
