/** What a kind of step is: its fields, where it leads, what it names, and what it does. */
import * as z from 'zod/mini';
import type { Receiver } from '#core/model/bots/receiver.ts';
import { text } from '#core/model/text.ts';
import type { Expected } from '#core/automation/answers/answer.ts';
import type { Input, Taken, WorkflowState } from './turn.ts';

/** An exit of a step: the field that names the next step, that step, and what visitors choose it by, if they do. */
export type Exit = { path: string[]; to: string; label?: string };
/** A text of a step that may mention answers. */
type Text = { path: string[]; text: string };
/** What is wrong, and where within the step. */
export type StepFault = { path: string[]; message: string };

/** Everything about a kind of step but what it does. */
type Facts<Step> = {
  /** Where it leads. */
  exits: (step: Step) => Exit[];
  /** Whether a workflow may end here. @default false */
  isLast: boolean;
  /** What answers it, where it waits for the visitor. @default null */
  expected: (step: Step) => Expected | null;
  /** The names of the answers it saves. @default none */
  saves: (step: Step) => string[];
  /** Its texts that may mention answers. @default none */
  texts: (step: Step) => Text[];
  /** What its schema can't tell; `known` are the answers that some step saves. @default nothing */
  faults: (step: Step, known: ReadonlySet<string>) => StepFault[];
  /** The agent, bot or department it refers to. @default nobody */
  receiver: (step: Step) => Receiver | null;
  /** The address it calls, on a host that the deployment allows. @default none */
  calls: (step: Step) => string | null;
};

/** A kind of step. `take` must be pure; effects are carried out by `functions/use-cases/automation`. */
export type StepKindRow<Step, Effect> = Facts<Step> & {
  take: (step: Step, at: WorkflowState, input: Input) => Taken<Effect>;
};

type Given<Step, Effect> = Pick<StepKindRow<Step, Effect>, 'exits' | 'take'> & Partial<Facts<Step>>;

/** A kind of step, with the defaults of what it doesn't mention. */
export const stepKind = <Schema extends z.ZodMiniType, Effect>(schema: Schema, given: Given<z.infer<Schema>, Effect>) =>
  ({ schema, ...plain, ...given }) satisfies StepKindRow<z.infer<Schema>, Effect> & { schema: Schema };

const plain = {
  isLast: false,
  expected: () => null,
  saves: () => [],
  texts: () => [],
  faults: () => [],
  receiver: () => null,
  calls: () => null,
} satisfies Partial<Facts<unknown>>;

/** The exits of steps whose next steps are in fields of these names. */
export const exitsAt =
  <Name extends string>(...names: Name[]) =>
  (step: Record<Name, string>): Exit[] =>
    names.map((name) => ({ path: [name], to: step[name] }));

/** The texts of steps that are in fields of these names. */
export const textsAt =
  <Name extends string>(...names: Name[]) =>
  (step: Record<Name, string | null>): Text[] =>
    names.flatMap((name) => {
      const found = step[name];
      return found === null ? [] : [{ path: [name], text: found }];
    });

const word = z
  .string()
  .check(
    z.regex(
      /^(?!constructor$)[a-z][a-z0-9_]{0,39}$/,
      'Must be 1–40 of a–z, 0–9 and "_", starting with a letter; not "constructor"',
    ),
  );
/** Names a step within its workflow. */
export const stepId = word;
/** The name an answer is kept under: the conversation's attribute, and `{{name}}` in later texts. */
export const answerKey = word;
/** The text for the visitor; `{{key}}` is replaced by an answer. */
export const words = text(2000);
