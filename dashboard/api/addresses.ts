/** Where each operation of the team's API is. Evaluated when the dashboard is built: no schema comes along. */
import type { Address } from '#core/contract/client.ts';
import { teamApi } from '#core/contract/http.ts';

/** The operations. */
export const addresses = Object.fromEntries(
  Object.entries(teamApi).map(([operation, { method, path }]) => [operation, { method, path }]),
) as Record<keyof typeof teamApi, Address>;
