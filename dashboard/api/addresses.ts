/** Where each operation of the team's API is. Evaluated when the dashboard is built: no schema comes along. */
import type { Address } from '#core/contract/client.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { teamApi } from '#core/contract/http.ts';

/** The operations, without those that refuse people. */
export const addresses = Object.fromEntries(
  Object.entries<Endpoint>(teamApi)
    .filter(([, { isForKeys }]) => !isForKeys)
    .map(([operation, { method, path }]) => [operation, { method, path }]),
) as Record<keyof typeof teamApi, Address>;
