import { expect, it } from 'vitest';
import { endpoints } from '#core/contract/http.ts';
import { addresses } from '#functions/http/addresses.ts';
import { readAddresses } from '#functions/http/routes.ts';

it('reads every address of the contract back from the short list that bundles have', () => {
  const all = Object.values(endpoints).map(({ method, path }) => ({ method, path }));
  expect(readAddresses(addresses)).toEqual(all);
  expect(addresses.length).toBeLessThan(45 * all.length);
});
