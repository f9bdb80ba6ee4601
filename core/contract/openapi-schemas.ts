/** The contract's schemas as JSON Schema: entities by name, once; all others inline. */
import * as z from 'zod/mini';
import { agent, teamMember } from '#core/model/agent.ts';
import { article, importReport } from '#core/model/article.ts';
import { bot, unansweredQuestion } from '#core/model/bot.ts';
import { businessHours } from '#core/model/business-hours.ts';
import { cannedResponse } from '#core/model/canned-response.ts';
import { conversation, listedConversation, visitorConversation } from '#core/model/conversation.ts';
import { department } from '#core/model/department.ts';
import { problems } from '#core/model/errors.ts';
import { id } from '#core/model/id.ts';
import { message, metadata, visitorMessage } from '#core/model/message.ts';
import { ticket } from '#core/model/ticket.ts';
import { ownVisitor, visitor } from '#core/model/visitor.ts';
import { availability, widget } from '#core/model/widget.ts';
import { workflow } from '#core/automation/definition.ts';
import { session } from '#core/contract/endpoints/widget-api.ts';

/** A JSON Schema, as far as the contract's have parts. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(problems)),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  /** What is stored now, where an update was made on an earlier version. */
  current: z.optional(z.looseObject({})),
  /** What uses a thing that is therefore not deleted. */
  used_by: z.optional(z.array(z.object({ type: z.string(), id, name: z.string() }))),
});

/** What is described once, under its name. */
const named = {
  Agent: agent,
  Article: article,
  ArticleImport: importReport,
  Availability: availability,
  Bot: bot,
  BusinessHours: businessHours,
  CannedResponse: cannedResponse,
  Conversation: conversation,
  ListedConversation: listedConversation,
  Department: department,
  Message: message,
  MessageMetadata: metadata,
  OwnVisitor: ownVisitor,
  Problem: problem,
  Session: session,
  TeamMember: teamMember,
  Ticket: ticket,
  UnansweredQuestion: unansweredQuestion,
  Visitor: visitor,
  VisitorConversation: visitorConversation,
  VisitorMessage: visitorMessage,
  Widget: widget,
  Workflow: workflow,
};

/** Where a document keeps them. */
const HOME = '#/components/schemas/';

const byName = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) byName.add(schema, { id });

/** Says what a reader needs: a format instead of its pattern, and of a whole number's limits only those of the product. */
function plain(schema: Schema): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.type !== 'integer') return;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum !== Number.MAX_SAFE_INTEGER) return;
  delete schema.maximum;
  schema.format = 'int64';
}

/** Answers may come to have more fields. */
function open(schema: Schema): void {
  plain(schema);
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}

/** What zod writes, with each part changed by a rule. */
const rewritten = (rule: (schema: Schema) => void) => ({
  override: ({ jsonSchema }: { jsonSchema: object }) => rule(jsonSchema),
});

/** Every named schema, as answers have it. */
export function components(): Record<string, Schema> {
  const { schemas } = z.toJSONSchema(byName, { uri: (id) => `${HOME}${id}`, ...rewritten(open) });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutHeader(schema)]));
}

/** What a success answers with. */
export function answerSchema(schema: z.ZodMiniType): Schema {
  const written = JSON.stringify(z.toJSONSchema(schema, { metadata: byName, ...rewritten(open) }));
  return withoutHeader(JSON.parse(written.replaceAll('"#/$defs/', `"${HOME}`)));
}

/** What a body is sent as: before defaults and conversions. */
export function bodySchema(schema: z.ZodMiniType): Schema {
  return withoutHeader(z.toJSONSchema(schema, { io: 'input', ...rewritten(plain) }));
}

/** A field of a path or a query: what it means once it is read, and whether it must be there. */
export type Field = { name: string; required: boolean; schema: Schema };

/** The fields of a path or a query. */
export function fieldsOf(schema: z.ZodMiniType): Field[] {
  const { properties = {} } = withoutHeader(z.toJSONSchema(schema, rewritten(plain)));
  const { required = [] } = bodySchema(schema);
  return Object.entries(properties).map(([name, own]) => ({ name, required: required.includes(name), schema: own }));
}

/** The schema without the header of a standalone document. */
function withoutHeader(document: object): Schema {
  const own = Object.entries(document).filter(([key]) => !['$schema', '$id', '$defs', '~standard'].includes(key));
  return Object.fromEntries(own);
}
