/** The labels and typed attributes of conversations: where they are set up, and where agents fill them in. */
import type { AttributeType, LabelColor } from '#core/model/closed-sets.ts';
import { localized, numberText } from './language.ts';

/** Settings › Labels and attributes. */
export const fields = localized('fields', {
  title: 'Labels and attributes',
  lead: 'What your team notes down about conversations.',
  labels: 'Labels',
  labelsBody:
    'Agents pick these first, and see them in their color. Renaming a label doesn’t change conversations that have it.',
  noLabels: 'No labels yet. Agents can type any.',
  addLabel: 'Add label',
  labelName: 'Label',
  labelAt: (place: number) => `Label ${place}`,
  description: 'Description',
  color: 'Color',
  onlyListed: 'Allow only these labels',
  onlyListedHelp: 'Agents and programs can’t add others. Labels that conversations have already stay.',
  attributes: 'Attributes',
  attributesBody:
    'An attribute with a type takes only values that fit, from agents and programs. What a visitor’s page says is kept as it is.',
  noAttributes: 'No typed attributes yet. Agents can note down anything under any name.',
  addAttribute: 'Add attribute',
  attributeAt: (place: number) => `Attribute ${place}`,
  name: 'Name',
  key: 'Key',
  keyHelp: 'For programs, such as order_number.',
  type: 'Type',
  choices: 'Values, one per line',
  required: 'Required to resolve or close',
  requiredHelp: 'Chats that end by themselves aren’t held up.',
  types: { text: 'Text', number: 'Number', date: 'Date', choice: 'Choice' } satisfies Record<AttributeType, string>,
  colors: {
    gray: 'Gray',
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    teal: 'Teal',
    blue: 'Blue',
    purple: 'Purple',
    pink: 'Pink',
  } satisfies Record<LabelColor, string>,
});

/** Filling typed attributes in. */
export const typed = localized('typed', {
  title: 'Before this conversation ends',
  titleFor: (count: number) => `Before these ${numberText(count)} conversations end`,
  body: 'Your team wants this filled in first.',
  bodyFor: 'Your team wants this filled in first. Each conversation gets what it misses; what it has stays.',
  save: 'Save and end',
  notChosen: 'Not chosen',
  doesNotFit: 'doesn’t fit',
  expected: {
    text: 'Enter a text.',
    number: 'Enter a number, such as 12.5.',
    date: 'Choose a date.',
    choice: 'Choose one of the values.',
  } satisfies Record<AttributeType, string>,
  others: 'Other attributes',
  missing: 'Required',
});
