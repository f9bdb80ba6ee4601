import { describe, expect, it } from 'vitest';
import { presenceOf } from '#dashboard/data/team.ts';
import { agentOf } from '#test/dashboard/support/sample.ts';

describe('the presence of an agent', () => {
  it('is the chosen status while the dashboard is connected', () => {
    expect(presenceOf(agentOf({ id: 1, status: 'away' }))).toBe('away');
  });

  it('is not online once the dashboard was closed, whatever was chosen', () => {
    expect(presenceOf(agentOf({ id: 1, status: 'online', is_connected: false }))).toBe('disconnected');
    expect(presenceOf(agentOf({ id: 1, status: 'offline', is_connected: false }))).toBe('offline');
  });
});
