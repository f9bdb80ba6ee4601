/** Which visitors are one person, after everything that joins and parts them at the same time. */
import { beforeEach, expect, it } from 'vitest';
import type { TeamCaller } from '#core/access/team-access.ts';
import type { Id } from '#core/model/id.ts';
import { MAX_OF_A_PERSON } from '#core/visitor/same-person.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { mergeVisitors, separateVisitor } from '#functions/use-cases/customers/merge-visitors.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { aVisitor } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let ann: Id[];
beforeEach(async () => {
  deps = memoryDeps();
  ann = [];
  for (let count = 0; count < 4; count++) {
    deps.clock.ms += 1000;
    ann.push(await aVisitor(deps, 'Ann'));
  }
});

const caller = { user_id: 'ada', name: 'Ada', agent: undefined } as TeamCaller;
const at = (index: number): Id => ann[index] ?? 0;
const merge = (one: number, other: number) => mergeVisitors(deps, { id: at(one), other: at(other) }, caller);
const separate = (one: number) => separateVisitor(deps, at(one), caller);
/** Whom each is one person with. */
const links = async (): Promise<(number[] | undefined)[]> => {
  const visitors = await Promise.all(ann.map((id) => getVisitor(deps.table, id, { consistent: true })));
  return visitors.map((visitor) => visitor?.same_person_ids?.map((id) => ann.indexOf(id)));
};
/** Lets something happen after the first read of the next request, once. */
function afterFirstRead(act: () => Promise<unknown>): void {
  const { get } = deps.table;
  deps.table.get = async (input) => {
    const item = await get.call(deps.table, input);
    deps.table.get = get;
    await act();
    return item;
  };
}

it('joins whom each was one person with already', async () => {
  await merge(0, 1);
  await merge(2, 3);
  await merge(3, 0);
  expect(await links()).toEqual([
    [1, 2, 3],
    [0, 2, 3],
    [0, 1, 3],
    [0, 1, 2],
  ]);
});

it('takes one out again, and leaves the others one person', async () => {
  await merge(0, 1);
  await merge(0, 2);
  await separate(1);
  expect(await links()).toEqual([[2], undefined, [0], undefined]);
  await separate(0);
  expect(await links()).toEqual([undefined, undefined, undefined, undefined]);
});

it('refuses more visitors than a person can be', async () => {
  for (let count = 0; count < MAX_OF_A_PERSON - 3; count++) {
    ann.push(await aVisitor(deps, 'Ann'));
    await merge(0, ann.length - 1);
  }
  await merge(0, 1);
  await merge(0, 2);
  await expect(merge(3, 0)).rejects.toMatchObject({ code: 'validation_failed' });
  expect((await links())[0]).toHaveLength(MAX_OF_A_PERSON - 1);
  expect((await links())[3]).toBeUndefined();
});

it('misses nobody who joins while it reads', async () => {
  afterFirstRead(() => merge(0, 2));
  await merge(0, 1);
  expect(await links()).toEqual([[1, 2], [0, 2], [0, 1], undefined]);
});

it('takes nobody back who is taken out while it reads', async () => {
  await merge(0, 2);
  afterFirstRead(() => separate(2));
  await merge(0, 1);
  expect(await links()).toEqual([[1], [0], undefined, undefined]);
});

it('links each with all when agents merge at the same time', async () => {
  await Promise.all([merge(0, 1), merge(1, 2), merge(3, 0), merge(1, 0)]);
  expect(await links()).toEqual([
    [1, 2, 3],
    [0, 2, 3],
    [0, 1, 3],
    [0, 1, 2],
  ]);
});

it('leaves nothing of one who is taken out twice and one who is erased at the same time', async () => {
  await merge(0, 1);
  await merge(0, 2);
  await merge(0, 3);
  await Promise.all([separate(2), separate(2), eraseVisitor(deps, at(3))]);
  expect(await links()).toEqual([[1], [0], undefined, undefined]);
});

it('links nobody with somebody who is erased while it reads', async () => {
  await merge(2, 1);
  afterFirstRead(() => eraseVisitor(deps, at(2)));
  await merge(0, 1);
  expect(await links()).toEqual([[1], [0], undefined, undefined]);
  afterFirstRead(() => eraseVisitor(deps, at(1)));
  await expect(merge(3, 1)).rejects.toMatchObject({ code: 'not_found' });
  expect(await links()).toEqual([undefined, undefined, undefined, undefined]);
});
