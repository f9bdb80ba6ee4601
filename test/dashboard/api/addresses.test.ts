/** What the dashboard takes from the contract without its schemas. */
import { expect, it } from 'vitest';
import { SUBPROTOCOL } from '#core/contract/socket.ts';
import { SUBPROTOCOL as ownSubprotocol } from '#dashboard/data/live/live-socket.ts';

it('the dashboard speaks the contract’s subprotocol', () => {
  expect(ownSubprotocol).toBe(SUBPROTOCOL);
});
