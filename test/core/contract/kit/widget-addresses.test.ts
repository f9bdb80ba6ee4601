import { expect, it } from 'vitest';
import { widgetRequests } from '#core/contract/endpoints/visitors/widget-requests.ts';
import { widgetAddresses } from '#core/contract/kit/widget-addresses.ts';

it('has an address for each operation of the widget, and no two at one', () => {
  expect(Object.keys(widgetAddresses).toSorted()).toEqual(Object.keys(widgetRequests).toSorted());
  const all = Object.values(widgetAddresses).map(({ method, path }) => `${method} ${path}`);
  expect(new Set(all).size).toBe(all.length);
});
