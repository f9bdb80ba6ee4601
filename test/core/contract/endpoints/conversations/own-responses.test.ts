import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ownResponses } from '#core/contract/endpoints/conversations/own-responses.ts';

const { createOwnCannedResponse, updateOwnCannedResponse } = ownResponses;
const response = { shortcut: 'hello', title: 'Greeting', content: 'Hello {{visitor.name|there}}!' };

describe('canned responses of one’s own', () => {
  it('are for people with any role, and for no key', () => {
    const rows = Object.values(ownResponses);
    expect(rows).toHaveLength(5);
    for (const { role, isForPeople } of rows) expect([role, isForPeople]).toEqual(['agent', true]);
  });

  it('do nothing and send nothing else unless they say so', () =>
    expect(z.parse(createOwnCannedResponse.body, response)).toEqual({ ...response, actions: [], files: [] }));

  it('keep their actions and files where a change says nothing of them', () => {
    const { actions, files } = z.parse(updateOwnCannedResponse.body, { version: 1, title: 'Hi' });
    expect([actions, files]).toEqual([undefined, undefined]);
  });

  it('belong to no department', () => {
    const { error } = z.safeParse(createOwnCannedResponse.body, { ...response, department_id: 1 });
    expect(error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['department_id'] }]);
  });
});
