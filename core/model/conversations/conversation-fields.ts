/** What a team sets about the attributes and labels of its conversations: types, what is required, colors. */
import * as z from 'zod/mini';
import { attributeTypes, labelColors } from '#core/model/closed-sets.ts';
import { label } from './conversation.ts';
import { version } from '#core/model/id.ts';
import { attributeKey, line, optionalText } from '#core/model/text.ts';

/** Whether texts differ, case aside. */
const areDistinct = (texts: readonly string[]): boolean =>
  new Set(texts.map((text) => text.toLowerCase())).size === texts.length;

/** The values of a choice. */
const choices = z
  .array(line(60))
  .check(z.maxLength(30), z.refine(areDistinct, 'Must not contain a value twice, case aside'));

/** An attribute with a type: what agents and programs store under its key must fit. */
export const attributeField = z
  .strictObject({
    key: attributeKey,
    /** What agents read instead of the key. */
    name: line(60),
    type: z.enum(attributeTypes),
    /** The values to choose from, for the type `choice`; of the others, none. */
    choices,
    /** Whether the team must fill it in before it resolves or closes a conversation. */
    is_required: z.boolean(),
  })
  .check(
    z.refine(({ type, choices: values }) => (type === 'choice') === values.length > 0, {
      path: ['choices'],
      error: 'Must have values for the type choice, and none for others',
    }),
  );
/** An attribute with a type. */
export type AttributeField = z.infer<typeof attributeField>;

/** A label of the team: its name, what it means, its color. */
export const labelField = z.strictObject({
  name: label,
  description: optionalText(200),
  color: z.enum(labelColors),
});
/** A label of the team. */
export type LabelField = z.infer<typeof labelField>;

/** What an admin sets. `only_listed_labels`: agents and programs add no other labels. */
export const fieldChoices = z.strictObject({
  attributes: z.array(attributeField).check(
    z.maxLength(30),
    z.refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'Must not contain a key twice'),
  ),
  labels: z.array(labelField).check(
    z.maxLength(100),
    z.refine((all) => areDistinct(all.map(({ name }) => name)), 'Must not contain a label twice, case aside'),
  ),
  only_listed_labels: z.boolean(),
});

/** What is set, with its version. */
export const conversationFields = z.strictObject({ ...fieldChoices.shape, version });
/** What is set. */
export type ConversationFields = z.infer<typeof conversationFields>;
