import { expect, it } from 'vitest';
import type { WriteWithModel } from '#functions/bot/model/model-bot.ts';
import { countTokens } from '#functions/bot/model/models.ts';

const written = { text: 'Hello', isRefused: false, isCut: false, tokens: 321, calls: [] };

it('measures the tokens that a model counted, and none where the server counts nothing', async () => {
  const measured: object[] = [];
  const writing = (tokens: number | undefined): WriteWithModel =>
    countTokens(
      async () => ({ ...written, tokens }),
      'live-chat/prod',
      () => (values) => void measured.push(values),
    );
  const task = [] as unknown as Parameters<WriteWithModel>;
  expect(await writing(321)(...task)).toEqual(written);
  await writing(undefined)(...task);
  expect(measured).toEqual([{ 'llm-tokens': 321 }]);
});

it('leaves the writer as it is where nothing is measured', () => {
  const write: WriteWithModel = async () => written;
  expect(countTokens(write, '')).toBe(write);
});
