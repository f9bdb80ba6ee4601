/** Where each operation of settings and reports is: fetched with the first page that needs one, not with the inbox. */
import type { Address } from '#core/contract/client.ts';
import { settingsApi } from '#core/contract/settings-api.ts';

/** The operations. */
export const addresses = Object.fromEntries(
  Object.entries(settingsApi).map(([operation, { method, path }]) => [operation, { method, path }]),
) as Record<keyof typeof settingsApi, Address>;
