/** What the example of a site's server signs is an identity. */
import { expect, it } from 'vitest';
import { verifyIdentity } from '#functions/identity/identity-token.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';
import { signIdentity } from '../../../examples/identity/sign-identity.ts';

const secret = 'a secret of the widget';
const nowMs = Date.UTC(2026, 10, 29);
const widget = { token: 'x', identity_secret: secret } as unknown as WidgetItem;

it('names the customer for an hour', async () => {
  const customer = { id: '42', name: 'Vera Läng', email: 'vera@example.com' };
  const token = signIdentity(customer, secret, nowMs);
  const { id: sub, ...known } = customer;
  expect(await verifyIdentity(widget, token, nowMs)).toMatchObject({ sub, ...known });
  await expect(verifyIdentity(widget, token, nowMs + 3600_000)).rejects.toThrow('expired');
  await expect(verifyIdentity(widget, signIdentity(customer, 'another', nowMs), nowMs)).rejects.toThrow('not signed');
});
