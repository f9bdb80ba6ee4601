/** Operations in a chunk of their own: loaded with the first call, and answered like any other. */
import { expect, it } from 'vitest';
import { reports } from '#core/contract/endpoints/reports.ts';
import { Finished, Repeated, respond } from '#functions/http/answer.ts';
import { lazyOperations } from '#functions/http/operations/lazy-operations.ts';

it('loads operations with the first call of one, and names each row', async () => {
  let loads = 0;
  const operations = lazyOperations<object, keyof typeof reports>(reports, async () => {
    loads += 1;
    return Object.fromEntries(Object.keys(reports).map((name) => [name, () => name])) as never;
  });
  expect(Object.keys(operations)).toEqual(Object.keys(reports));
  expect(loads).toBe(0);
  await expect(operations.reportAgents({}, {} as never)).resolves.toBe('reportAgents');
  expect(loads).toBe(1);
});

it('answers what a copy of the answer’s classes made like what its own made', () => {
  // A chunk that is loaded later has copies of both classes: other classes with the same marks.
  const copyOf = (own: object) => Object.defineProperties({}, Object.getOwnPropertyDescriptors(own));
  expect(respond(201, copyOf(new Repeated({ id: 7 })))).toMatchObject({ statusCode: 200, body: '{"id":7}' });
  expect(respond(200, copyOf(new Finished({ statusCode: 304 })))).toEqual({ statusCode: 304 });
  expect(respond(201, { id: 7 })).toMatchObject({ statusCode: 201 });
});
