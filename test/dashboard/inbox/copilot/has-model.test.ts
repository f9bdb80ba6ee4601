/** Who may have a model write. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { hasModel } from '#dashboard/inbox/copilot/has-model.ts';

const allowed = { provider: 'bedrock', daily_agent_tokens: 5000 };
const mayBy = (agent: object | undefined, data: readonly object[] | undefined): boolean =>
  hasModel({ me: signal({ agent }), team: { bots: { value: signal({ data }) } } } as unknown as Given);
type Given = Parameters<typeof hasModel>[0];

it.each([
  ['an agent, with a model that an admin allows', { id: 1 }, [allowed], true],
  ['an agent, while bots are loading', { id: 1 }, undefined, false],
  ['an agent, with a model that nobody allows', { id: 1 }, [{ ...allowed, daily_agent_tokens: 0 }], false],
  ['an agent, without a model', { id: 1 }, [{ ...allowed, provider: 'built-in' }], false],
  ['an admin who is no agent, whom nothing would reach', undefined, [allowed], false],
])('%s', (_, agent, bots, expected) => expect(mayBy(agent, bots)).toBe(expected));
