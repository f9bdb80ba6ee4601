import { expect, it } from 'vitest';
import { mayAskForCard } from '#core/context/card-host.ts';

const deployed = { cardHosts: ['crm.example.com'], cardsOnThisMachine: false };
const local = { ...deployed, cardsOnThisMachine: true };

it.each([
  ['https://crm.example.com/card', deployed, true],
  ['https://CRM.example.com/card', deployed, true],
  ['https://crm.example.com:443/card', deployed, true],
  ['https://crm.example.com:8443/card', deployed, false],
  ['http://crm.example.com/card', deployed, false],
  ['https://a.crm.example.com/card', deployed, false],
  ['https://crm.example.com.evil.example/card', deployed, false],
  ['https://crm.example.com@evil.example/card', deployed, false],
  ['http://localhost:4000/card', deployed, false],
  ['http://localhost:4000/card', local, true],
  ['http://10.0.0.1/card', local, false],
])('a card at %s is asked for as the deployment allows (case %#)', (url, hosts, isAllowed) => {
  expect(mayAskForCard(hosts, new URL(url))).toBe(isAllowed);
});
