import { expect, it } from 'vitest';
import { agentApi } from '#core/contract/agent-api.ts';
import { type Endpoint, isForTeam } from '#core/contract/kit/endpoint.ts';

it('serves the team, and has nothing for admins only', () => {
  const rows = Object.entries<Endpoint>(agentApi);
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter(([, row]) => !isForTeam(row) || row.role === 'admin').map(([id]) => id)).toEqual([]);
});
