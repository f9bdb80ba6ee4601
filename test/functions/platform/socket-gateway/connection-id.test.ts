import { expect, it } from 'vitest';
import { gatewayConnection, storedConnectionId } from '#functions/platform/socket-gateway/connection-id.ts';

const agentEndpoint = 'https://api.example.com/7f3a';

it("a connection to the agents' stage is stored with a mark, and found at that stage", () => {
  const stored = storedConnectionId({ connectionId: 'abc=', stage: '7f3a' }, agentEndpoint);
  expect(stored).toBe('~abc=');
  expect(gatewayConnection(stored)).toEqual({ ConnectionId: 'abc=', at: 'AGENT_SOCKET_ENDPOINT' });
});

it("a connection to the visitors' stage, and one from before there were two, has the gateway's own ID", () => {
  const stored = storedConnectionId({ connectionId: 'abc=', stage: 'live' }, agentEndpoint);
  expect(stored).toBe('abc=');
  expect(gatewayConnection(stored)).toEqual({ ConnectionId: 'abc=', at: 'SOCKET_ENDPOINT' });
});

it("the end of a stage's name is not the name", () => {
  expect(storedConnectionId({ connectionId: 'abc=', stage: '3a' }, agentEndpoint)).toBe('abc=');
});
