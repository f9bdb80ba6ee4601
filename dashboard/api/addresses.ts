/** Where each operation is that agents use while they chat. Evaluated when the dashboard is built: no schema comes along. */
import { agentApi } from '#core/contract/agent-api.ts';
import type { Address } from '#core/contract/client.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { seldom } from './seldom.ts';

/** The operations, without those that refuse people, and those that come with `settings-addresses.ts`. */
export const addresses = Object.fromEntries(
  Object.entries<Endpoint>(agentApi)
    .filter(([operation, { isForKeys }]) => !isForKeys && !(operation in seldom))
    .map(([operation, { method, path }]) => [operation, { method, path }]),
) as Record<keyof typeof agentApi, Address>;
