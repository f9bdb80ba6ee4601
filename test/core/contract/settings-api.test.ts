import { expect, it } from 'vitest';
import { agentApi } from '#core/contract/agent-api.ts';
import { settingsApi } from '#core/contract/settings-api.ts';

it('serves no operation and no address that the agents’ function serves', () => {
  const address = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;
  const theirs = new Set([...Object.keys(agentApi), ...Object.values(agentApi).map(address)]);
  const own = [...Object.keys(settingsApi), ...Object.values(settingsApi).map(address)];
  expect(own.filter((one) => theirs.has(one))).toEqual([]);
  expect(new Set(own).size).toBe(own.length);
});
