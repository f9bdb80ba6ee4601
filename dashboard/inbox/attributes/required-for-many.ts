/** Required attributes of several conversations, filled in by one form: pure, but for the requests it is given. */
import { missingAttributes } from '#core/conversation/typed-attributes.ts';
import type { AttributeField } from '#core/model/conversations/conversation-fields.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import { isMissing } from '#dashboard/api/api.ts';
import type { Attributes } from '#core/model/text.ts';

/** A conversation that can't end yet. */
export type HeldUp = Pick<FullConversation, 'id' | 'attributes'>;

/** The fields that at least one of them misses, in the team's order. */
export const missingIn = (required: readonly AttributeField[], heldUp: readonly HeldUp[]): AttributeField[] =>
  required.filter((field) => heldUp.some(({ attributes }) => missingAttributes([field], attributes).length > 0));

/** A conversation's attributes with those that it misses filled in. What it has stays: it may differ from chat to chat. */
export const withFilledIn = (
  fields: readonly AttributeField[],
  attributes: Attributes,
  filledIn: Attributes,
): Attributes => ({
  ...attributes,
  ...Object.fromEntries(
    missingAttributes(fields, attributes).flatMap(({ key }) => {
      const value = filledIn[key];
      return value === undefined ? [] : [[key, value]];
    }),
  ),
});

/**
 * Does something for each, one request at a time; what was done before one is refused stays. One of several that was deleted
 * holds up none of the others. @throws what the first refused one throws
 */
export const oneAfterTheOther = <One>(all: readonly One[], perform: (one: One) => Promise<void>): Promise<void> =>
  all.reduce(
    (before, one) =>
      before.then(() =>
        perform(one).catch((error: unknown) => {
          if (all.length === 1 || !isMissing(error)) throw error;
        }),
      ),
    Promise.resolve(),
  );
