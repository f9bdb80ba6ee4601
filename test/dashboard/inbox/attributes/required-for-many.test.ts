/** Required attributes of several conversations, filled in by one form. */
import { describe, expect, it } from 'vitest';
import type { AttributeField } from '#core/model/conversations/conversation-fields.ts';
import { ApiError } from '#core/contract/client.ts';
import { missingIn, oneAfterTheOther, withFilledIn } from '#dashboard/inbox/attributes/required-for-many.ts';

const order: AttributeField = { key: 'order', name: 'Order', type: 'number', choices: [], is_required: true };
const topic: AttributeField = { key: 'topic', name: 'Topic', type: 'text', choices: [], is_required: true };
const note: AttributeField = { key: 'note', name: 'Note', type: 'text', choices: [], is_required: false };

describe('required attributes of several conversations', () => {
  it('are those that at least one of them misses, in the order of the team', () => {
    const one = { id: 1, attributes: { topic: 'Refund' } };
    const other = { id: 2, attributes: { order: 'seven', topic: 'Delivery' } };
    expect(missingIn([topic, order, note], [one, other]).map(({ key }) => key)).toEqual(['order']);
    const third = { id: 3, attributes: { order: 7 } };
    expect(missingIn([topic, order, note], [one, third]).map(({ key }) => key)).toEqual(['topic', 'order']);
  });

  it('are filled in where they are missing or don’t fit, and keep what a conversation has', () => {
    const fields = [topic, order];
    const filledIn = { topic: 'Refund', order: '7' };
    expect(withFilledIn(fields, { topic: 'Delivery', plan: 'Pro' }, filledIn)).toEqual({
      topic: 'Delivery',
      plan: 'Pro',
      order: '7',
    });
    expect(withFilledIn(fields, { order: 'seven', topic: '' }, filledIn)).toEqual(filledIn);
  });

  it('are stored one after the other, and none after one that was refused', async () => {
    const stored: number[] = [];
    const storing = oneAfterTheOther([1, 2, 3], async (id) => {
      if (id === 2) throw new Error('Refused.');
      stored.push(id);
    });
    await expect(storing).rejects.toThrow('Refused.');
    expect(stored).toEqual([1]);
  });

  it('pass over a chat that was deleted meanwhile, and say so where it is the only one', async () => {
    const stored: number[] = [];
    const store = async (id: number) => {
      if (id === 2) throw new ApiError(404, { code: 'not_found' }, null);
      stored.push(id);
    };
    await oneAfterTheOther([1, 2, 3], store);
    expect(stored).toEqual([1, 3]);
    await expect(oneAfterTheOther([2], store)).rejects.toMatchObject({ status: 404 });
  });
});
