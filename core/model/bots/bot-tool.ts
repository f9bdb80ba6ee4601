/** A bot's tools: what a model may have done while it answers, and only what an admin listed. */
import * as z from 'zod/mini';
import { MAX_PARAMETERS, MAX_TOOLS } from './tool-limits.ts';
import { priorities } from '#core/model/closed-sets.ts';
import { id } from '#core/model/id.ts';
import { calledUrl, line, text } from '#core/model/text.ts';

/** A name as models take it: short, without blanks, and the same for every server. */
const NAME = z.regex(/^[a-z][a-z0-9_]{0,39}$/, 'Must be up to 40 lower-case letters, digits and "_"');
const toolName = z.string().check(NAME);

/** The types of a parameter. `choice`: one of its `choices`. */
export const parameterTypes = ['text', 'number', 'boolean', 'choice'] as const;
/** The type of a parameter. */
export type ParameterType = (typeof parameterTypes)[number];

const parameter = z
  .strictObject({
    name: toolName,
    /** What it is, for the model. */
    description: line(200),
    type: z.enum(parameterTypes),
    /** What a `choice` may be; of no meaning to the others. */
    choices: z._default(z.array(line(100)).check(z.maxLength(20)), []),
    is_required: z._default(z.boolean(), true),
  })
  .check(z.refine(({ type, choices }) => type !== 'choice' || choices.length > 0, 'A choice must have choices'));
/** What a model has to give a tool. */
export type ToolParameter = z.infer<typeof parameter>;

const isUniqueBy = (named: readonly { name: string }[]): boolean =>
  new Set(named.map(({ name }) => name)).size === named.length;

/** Which visitors a tool is for: all, or those that the site verified. */
export const audiences = ['everyone', 'verified'] as const;

const common = {
  name: toolName,
  /** What it does and when it is to be used, for the model. */
  description: text(500),
  audience: z._default(z.enum(audiences), 'everyone'),
  /** Whether the visitor has to type a code that was mailed to their address. */
  requires_code: z._default(z.boolean(), false),
};

/** Posts to a server of the team's own, and gives the model named values of its response. */
const http = z.strictObject({
  kind: z.literal('http'),
  ...common,
  /** POST goes there, signed; only hosts the deployment allows, or `http://localhost` in a stack on one machine. */
  url: calledUrl,
  parameters: z._default(
    z.array(parameter).check(z.maxLength(MAX_PARAMETERS), z.refine(isUniqueBy, 'Must not name a parameter twice')),
    [],
  ),
  /** What the model gets of the JSON that comes back: names, and the path of each value, such as `{ "status": "order.status" }`. */
  returns: z
    .record(toolName, z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/, 'Must be a path such as order.status')))
    .check(
      z.refine((value) => Object.keys(value).length > 0, 'Must have an entry'),
      z.refine((value) => Object.keys(value).length <= 20, 'Must have at most 20 entries'),
    ),
});

/** Creates a ticket of the conversation. The model writes subject and description. */
const ticket = z.strictObject({
  kind: z.literal('ticket'),
  ...common,
  priority: z._default(z.enum(priorities), 'normal'),
});

/** Hands the conversation over. The model writes why, for the agents. */
const handoff = z.strictObject({
  kind: z.literal('handoff'),
  ...common,
  /** Who takes over; null for the bot's own department. */
  department_id: z._default(z.nullable(id), null),
});

/** A tool. */
export const botTool = z.discriminatedUnion('kind', [http, ticket, handoff]);
/** A tool. */
export type BotTool = z.infer<typeof botTool>;
/** A tool of one kind. */
export type ToolOf<Kind extends BotTool['kind']> = Extract<BotTool, { kind: Kind }>;

/** A bot's tools, each with a name of its own. */
export const botTools = z
  .array(botTool)
  .check(z.maxLength(MAX_TOOLS), z.refine(isUniqueBy, 'Must not name a tool twice'));
