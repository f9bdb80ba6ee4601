import { describe, expect, it } from 'vitest';
import { endpoints } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { eventNotes, tagNotes } from '#core/contract/openapi-texts.ts';
import { eventTypes } from '#core/webhooks/event-types.ts';

describe('the words of the API description', () => {
  it('describe each group that has an operation, and no other', () => {
    const tags = new Set(Object.values<Endpoint>(endpoints).map(({ tag }) => tag));
    expect(new Set(Object.keys(tagNotes))).toEqual(tags);
  });

  it('say of each event what it means, each in a sentence of its own', () => {
    expect(Object.keys(eventNotes).toSorted()).toEqual([...eventTypes].toSorted());
    expect(new Set(Object.values(eventNotes)).size).toBe(eventTypes.length);
  });
});
