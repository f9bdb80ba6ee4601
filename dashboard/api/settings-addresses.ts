/** Where each operation of settings, reports and of what is seldom done is: fetched with the first page that needs one, not with the inbox. */
import type { Address } from '#core/contract/client.ts';
import { customers } from '#core/contract/endpoints/customers.ts';
import { scheduled } from '#core/contract/endpoints/scheduled.ts';
import { together } from '#core/contract/endpoints/together.ts';
import { settingsApi } from '#core/contract/settings-api.ts';

/** The operations. */
export const addresses = Object.fromEntries(
  Object.entries({ ...settingsApi, ...customers, ...scheduled, ...together }).map(([operation, { method, path }]) => [
    operation,
    { method, path },
  ]),
) as Record<
  keyof typeof settingsApi | keyof typeof customers | keyof typeof scheduled | keyof typeof together,
  Address
>;
