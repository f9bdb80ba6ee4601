/** A workflow: a versioned graph of steps that talks with a visitor before, or instead of, a human. */
import * as z from 'zod/mini';
import { graphFaults } from './workflow-graph.ts';
import { priorities } from './closed-sets.ts';
import { label } from './conversation.ts';
import { id, version } from './id.ts';
import { instant, line, locale, name, optionalLine, optionalText, settableUrl, text } from './text.ts';

const word = z
  .string()
  .check(
    z.regex(
      /^(?!constructor$)[a-z][a-z0-9_]{0,39}$/,
      'Must be 1–40 of a–z, 0–9 and "_", starting with a letter; not "constructor"',
    ),
  );
/** Names a step within its workflow. */
const stepId = word;
/** The name an answer is kept under: the conversation's attribute, and `{{name}}` in later texts. */
const answerKey = word;

/** What the visitor is told; `{{key}}` stands for an answer. */
const words = text(2000);
const option = line(100);
const next = stepId;

/** What an `ask` step takes for an answer. */
const expectations = ['text', 'email', 'phone', 'number', 'date', 'choice'] as const;
/** How a kept answer is compared. */
const comparisons = ['equals', 'contains', 'at_least', 'at_most', 'given'] as const;

const message = z.strictObject({ kind: z.literal('message'), text: words, next });
const ask = z.strictObject({
  kind: z.literal('ask'),
  text: words,
  expects: z.enum(expectations),
  save_as: answerKey,
  /** What `choice` may be answered with; shown as buttons. Empty for anything else. */
  options: z._default(z.array(option).check(z.maxLength(20)), []),
  /** The least and the most: a number itself, a text's characters. */
  min: z._default(z.nullable(z.number()), null),
  max: z._default(z.nullable(z.number()), null),
  /** Said when an answer can't be taken; null for words that name what is expected. */
  retry_text: z._default(z.nullable(words), null),
  next,
});
const choice = z.strictObject({
  kind: z.literal('choice'),
  text: words,
  options: z.array(z.strictObject({ label: option, next })).check(z.minLength(1), z.maxLength(20)),
  save_as: z._default(z.nullable(answerKey), null),
  retry_text: z._default(z.nullable(words), null),
});

/** What a `condition` step looks at. `page` is the part of its address that must occur, `locale` its beginning. */
const test = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('answer'),
    key: answerKey,
    is: z.enum(comparisons),
    value: z._default(optionalLine(500), ''),
  }),
  z.strictObject({ about: z.literal('business_hours') }),
  z.strictObject({ about: z.literal('agents_online') }),
  z.strictObject({ about: z.literal('page'), contains: line(500) }),
  z.strictObject({ about: z.literal('locale'), is: locale }),
]);
/** What a `condition` step looks at. */
export type Test = z.infer<typeof test>;
const condition = z.strictObject({ kind: z.literal('condition'), test, yes: stepId, no: stepId });

const set = z.strictObject({
  kind: z.literal('set'),
  attributes: z._default(
    z
      .record(answerKey, optionalText(500))
      .check(z.refine((value) => Object.keys(value).length <= 20, 'Must have at most 20 entries')),
    {},
  ),
  priority: z._default(z.nullable(z.enum(priorities)), null),
  labels: z._default(z.array(label).check(z.maxLength(10)), []),
  next,
});
const ticket = z.strictObject({
  kind: z.literal('ticket'),
  subject: line(200),
  description: optionalText(4000),
  priority: z._default(z.enum(priorities), 'normal'),
  next,
});
/** Who goes on: people of a department (null: the conversation's own), one agent, or a bot. */
const receiver = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('department'), department_id: z.nullable(id) }),
  z.strictObject({ type: z.literal('agent'), agent_id: id }),
  z.strictObject({ type: z.literal('bot'), bot_id: id }),
]);
const handoff = z.strictObject({ kind: z.literal('handoff'), to: receiver, text: words });
const http = z.strictObject({
  kind: z.literal('http'),
  /** POST goes there, signed; only hosts the deployment allows. */
  url: settableUrl(2000).check(z.url({ protocol: /^https$/, error: 'Must be an https URL' })),
  /** Answers by the path of a value in the JSON that comes back, such as `{ "status": "order.status" }`. */
  save: z._default(
    z
      .record(answerKey, z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/, 'Must be a path such as order.status')))
      .check(z.refine((value) => Object.keys(value).length <= 20, 'Must have at most 20 entries')),
    {},
  ),
  next,
  /** Where it goes on when no answer came, or none that can be used. */
  on_error: stepId,
});
const end = z.strictObject({ kind: z.literal('end') });

/** A step, by what it does. */
const step = z.discriminatedUnion('kind', [message, ask, choice, condition, set, ticket, handoff, http, end]);
/** A step. */
export type Step = z.infer<typeof step>;
/** The graph, sound as a whole: whatever is wrong with it names the step. */
export const definition = z
  .strictObject({
    start: stepId,
    steps: z
      .record(stepId, step)
      .check(z.refine((value) => Object.keys(value).length <= 100, 'Must have at most 100 steps')),
  })
  .check((context) => {
    for (const { path, message } of graphFaults(context.value))
      context.issues.push({ code: 'custom', path, message, input: context.value });
  });
/** The graph of a workflow. */
export type Definition = z.infer<typeof definition>;

const settings = { name, definition };
/** What an admin sets. */
export const workflowSettings = z.strictObject(settings);
/** A workflow. Each change of its definition is a new version; conversations stay on the one they began with. */
export const workflow = z.strictObject({
  id,
  ...settings,
  /** Of its definition. */
  version: z.int(),
  /** Counts its changes, also of its name. */
  revision: version,
  created_at: instant,
  updated_at: instant,
});
/** A workflow. */
export type Workflow = z.infer<typeof workflow>;
