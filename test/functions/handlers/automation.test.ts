import { describe, expect, it } from 'vitest';
import { automation } from '#functions/handlers/automation.ts';
import { automationDeps } from '#test/support/automation.ts';

describe('what the function is started with', () => {
  it.each([
    undefined,
    null,
    {},
    'text',
    { conversation_id: '1', seq: 1 },
    { conversation_id: 1, seq: 0 },
    { Records: [] },
  ])('is refused where it is no turn, which makes it a dead letter: %j', async (event) => {
    await expect(async () => automation(automationDeps())(event)).rejects.toThrow(/conversation_id|seq|object/);
  });

  it('ends immediately for a conversation that does not exist or is erased', async () => {
    const deps = automationDeps();
    await automation(deps)({ conversation_id: 5, seq: 1 });
    expect(deps.table.items).toEqual([]);
  });
});
