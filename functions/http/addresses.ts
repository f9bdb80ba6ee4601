/** Where each operation is, of every function. Evaluated when the functions are bundled: no schema comes along. */
import { endpoints } from '#core/contract/http.ts';
import type { KnownAddresses } from './routes.ts';

/** Every address there is, which tells 405 from 404. */
export const addresses: KnownAddresses = Object.values(endpoints).map(({ method, path }) => ({ method, path }));
