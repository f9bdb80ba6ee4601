/** Where each operation is, of every function. Evaluated when the functions are bundled: no schema comes along. */
import { endpoints } from '#core/contract/http.ts';
import { AGENT_API } from '#core/contract/kit/endpoint.ts';

/** Every address there is, a line each, as `readAddresses` reads them: short, because each function's bundle has them. */
export const addresses: string = Object.values(endpoints)
  .map(({ method, path }) => `${method} ${path.replace(AGENT_API, '~')}`)
  .join('\n');
