/** What a tool takes: as a JSON schema for models, and as the rule that holds what comes against it. */
import * as z from 'zod/mini';
import type { BotTool, ToolParameter } from '#core/model/bots/bot-tool.ts';
import { CONTROL_CHARACTERS, cut, isStorable } from '#core/model/text.ts';
import type { ToolSpec } from '#functions/bot/port/tools.ts';

/** The most characters of a text that a model gives. */
const MAX_TEXT = 500;

/** What tools of the other kinds take. */
const subject = { name: 'subject', description: 'What it is about, in a few words', type: 'text' } as const;
const description = {
  name: 'description',
  description: 'What the visitor needs, with all that an agent has to know',
  type: 'text',
} as const;
const why = { name: 'summary', description: 'What agents should know, in one or two sentences', type: 'text' } as const;

/** The parameters of a tool. */
export function parametersOf(tool: BotTool): readonly ToolParameter[] {
  const fixed = { choices: [], is_required: true };
  switch (tool.kind) {
    case 'http':
      return tool.parameters;
    case 'ticket':
      return [subject, description].map((one) => ({ ...one, ...fixed }));
    case 'handoff':
      return [{ ...why, ...fixed }];
  }
}

/** A tool as a model knows it. */
export function specOf(tool: BotTool): ToolSpec {
  const parameters = parametersOf(tool);
  return {
    name: tool.name,
    description: tool.description,
    schema: {
      type: 'object',
      properties: Object.fromEntries(parameters.map((one) => [one.name, jsonSchemaOf(one)])),
      required: parameters.filter(({ is_required }) => is_required).map(({ name }) => name),
      additionalProperties: false,
    },
  };
}

const jsonTypes = { text: 'string', choice: 'string', number: 'number', boolean: 'boolean' } as const;

const jsonSchemaOf = ({ type, description: about, choices }: ToolParameter) => ({
  type: jsonTypes[type],
  description: about,
  ...(type === 'choice' ? { enum: choices } : {}),
});

/** What a tool is called with. */
export type Arguments = Record<string, string | number | boolean>;

/** The arguments that a model gave, in the order of the parameters; what is wrong with them, if anything is. */
export function readArguments(tool: BotTool, input: unknown): { given: Arguments } | { wrong: string } {
  const parameters = parametersOf(tool);
  const schema = z.object(Object.fromEntries(parameters.map((one) => [one.name, ruleOf(one, tool)])));
  const read = schema.safeParse(typeof input === 'object' && input !== null ? withoutNull(input) : input);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { wrong: `${issue?.path.join('.') || 'arguments'}: ${issue?.message ?? 'invalid'}` };
  }
  const known = Object.entries(read.data).filter(
    (entry): entry is [string, Arguments[string]] => entry[1] !== undefined,
  );
  return { given: Object.fromEntries(known) };
}

/** Many models write null where they have nothing. */
const withoutNull = (input: object): object =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));

/** Models write numbers as text, and text as numbers. */
function ruleOf(parameter: ToolParameter, tool: BotTool) {
  const rule = ruleOfType(parameter, tool.kind === 'http' ? asText : longText);
  return parameter.is_required ? rule : z.optional(rule);
}

const asText = z.pipe(
  z.transform((value: unknown) => (typeof value === 'number' ? String(value) : value)),
  z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(MAX_TEXT)),
);
/** What models write at length. */
const longText = z.string().check(
  z.overwrite((text) => cut(clean(text), 4000)),
  z.minLength(1),
);
const asNumber = z.pipe(
  z.transform((value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value)),
  z.number().check(z.refine(isStorable, 'Must be a number')),
);
const asBoolean = z.pipe(
  z.transform((value: unknown) => (value === 'true' ? true : value === 'false' ? false : value)),
  z.boolean(),
);

function ruleOfType({ type, choices }: ToolParameter, text: typeof asText | typeof longText) {
  switch (type) {
    case 'text':
      return text;
    case 'choice':
      return z.pipe(
        asText,
        z.string().check(z.refine((value) => choices.includes(value), `Must be one of ${choices.join(', ')}`)),
      );
    case 'number':
      return asNumber;
    case 'boolean':
      return asBoolean;
  }
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll(CONTROL_CHARACTERS, ' ').trim();
}
