/** Where each operation of settings, reports and of what is seldom done is: fetched with the first page that needs one, not with the inbox. */
import type { Address } from '#core/contract/client.ts';
import { settingsApi } from '#core/contract/settings-api.ts';
import { seldom } from './seldom.ts';

/** The operations. */
export const addresses = Object.fromEntries(
  Object.entries({ ...settingsApi, ...seldom }).map(([operation, { method, path }]) => [operation, { method, path }]),
) as Record<keyof typeof settingsApi | keyof typeof seldom, Address>;
