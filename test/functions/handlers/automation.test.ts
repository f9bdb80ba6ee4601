import { describe, expect, it } from 'vitest';
import { automation } from '#functions/handlers/automation.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import { createItem } from '#functions/use-cases/settings/resource.ts';
import { automationDeps } from '#test/support/automation.ts';

const deps = () => ({
  ...automationDeps(),
  embedQuestions: async () => {},
  testModel: async () => ({
    result: 'ok' as const,
    status: null,
    detail: null,
    left_out: [],
    milliseconds: 5,
    embeddings: null,
  }),
  writeForAgent: async () => {},
  runWithModel: async () => {},
});

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
    await expect(async () => automation(deps())(event)).rejects.toThrow(/conversation_id|seq|object/);
  });

  it('ends immediately for a conversation that does not exist or is erased', async () => {
    const given = deps();
    await automation(given)({ conversation_id: 5, seq: 1 });
    expect(given.table.items).toEqual([]);
  });

  it('may be what an agent wants written', async () => {
    const asked: object[] = [];
    const request = {
      conversation_id: 5,
      bot_id: 6,
      request_id: 'request-1',
      task: 'draft',
      text: '',
      to: '',
    } as const;
    const writeForAgent = async (one: object) => void asked.push(one);
    await automation({ ...deps(), writeForAgent })({ write_for_agent_id: 7, ...request });
    expect(asked).toEqual([{ write_for_agent_id: 7, ...request }]);
  });

  it('may be a run of test questions', async () => {
    const started: number[][] = [];
    const runWithModel = async (...run: number[]) => void started.push(run);
    await automation({ ...deps(), runWithModel })({ model_run_of: 6, run_id: 7 });
    expect(started).toEqual([[6, 7]]);
  });

  it('may be a bot, whose model is asked a question', async () => {
    const given = deps();
    const { id } = await createItem(given, bots, { ...botDefaults, name: 'Ida', provider: 'bedrock' });
    expect(await automation(given)({ test_bot_id: id })).toMatchObject({ result: 'ok' });
    await expect(automation(given)({ test_bot_id: id + 1 })).rejects.toMatchObject({ code: 'not_found' });
  });
});
