/** What a bot knows, changed by several people at the same time. */
import { describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { articlesOf } from '#functions/store/automation/article-store.ts';
import { articles } from '#functions/use-cases/settings/articles.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import { createItem, updateItem } from '#functions/use-cases/settings/resource.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const question = 'Do you ship abroad?';

async function aBot() {
  const deps = memoryDeps();
  const { id } = await createItem(deps, bots, { ...botDefaults, name: 'Fjordy', provider: 'built-in' });
  const create = (asked: string) => createItem(deps, articles, { bot_id: id, question: asked, answer: 'Yes.' });
  const questions = async () => (await articlesOf(deps.table, id)).map((one) => one.question);
  return { deps, create, questions };
}

describe('a question', () => {
  it('is in a bot once when two people add it at the same time', async () => {
    const { create, questions } = await aBot();
    const results = await Promise.allSettled([create(question), create(question)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await questions()).toEqual([question]);
  });

  it('is in a bot once when two articles are given it at the same time', async () => {
    const { deps, create, questions } = await aBot();
    const [one, other] = [await create('First?'), await create('Second?')];
    const change = (id: number) => updateItem(deps, articles, id, { question });
    const results = await Promise.allSettled([change(one.id), change(other.id)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await questions()).filter((asked) => asked === question)).toHaveLength(1);
  });

  it('keeps no other out that is added at the same time', async () => {
    const { create, questions } = await aBot();
    await Promise.all([create('First?'), create('Second?'), create('Third?')]);
    expect((await questions()).toSorted()).toEqual(['First?', 'Second?', 'Third?']);
  });
});
