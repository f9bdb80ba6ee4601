/** One turn of a workflow: where a conversation is, what is to be done, and where the conversation is after that. */
import type { Expected } from '#core/automation/answers/answer.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { Priority } from '#core/model/conversations/conversation.ts';
import type { Receiver } from '#core/model/bots/receiver.ts';
import type { Attributes } from '#core/model/text.ts';
import { cut } from '#core/model/text.ts';

/** Where a conversation is in its workflow. */
export type WorkflowState = {
  /** The step to be taken, or whose question was asked. */
  step: string;
  /** The row of the question that waits for an answer; null while none does. Only what comes after it answers it. */
  asked_seq: number | null;
  /** How often the question was answered with something that can't be taken. */
  tries: number;
  /** What is known by now. */
  answers: Attributes;
  /** The visitor's last message that was taken for an answer; missing before the first. What came later nobody has looked at. */
  answered_seq?: number;
  /** Rises with every effect: two who carry out the same one differ in nothing else. */
  turn: number;
};

/** What conditions look at, as it is now. */
export type WorkflowContext = { isOpen: boolean; isAnyoneOnline: boolean; page: string | null; locale: string | null };

/** What a turn depends on. */
export type Input = {
  /** What the visitor answered to the question; the names of files where that is all the message has. */
  said: string | null;
  /** Whether the answer is files without words. */
  hasOnlyFiles?: boolean;
  /** The row a message would become. */
  seq: number;
  around: WorkflowContext;
};

/** An effect that several kinds of steps have. */
export type SharedEffect =
  /** What is expected is said instead of a text where the step has no words for asking again: see `retryWords`. */
  | { type: 'say'; text: string | Expected; options: NonNullable<Metadata['options']> }
  | { type: 'keep'; attributes: Attributes; priority: Priority | null; labels: string[] }
  /** Without a text, the product's own sentence is sent. */
  | { type: 'hand_off'; to: Receiver; text: string | undefined };

/** One turn: what is to be done, and the state after it; `failed` where it may fail. */
export type Turn<Effect> = { effect: Effect; after: WorkflowState; failed?: WorkflowState };

/** What taking a step leads to: a turn, the state after a step without an effect, or null to wait for the visitor. */
export type Taken<Effect> = Turn<Effect> | WorkflowState | null;

/** A turn with this effect that continues at a step. */
export const done = <Effect>(at: WorkflowState, to: string, effect: Effect): Turn<Effect> => ({
  effect,
  after: counted(goTo(at, to)),
});

/** The state at another step. */
export const goTo = (at: WorkflowState, step: string): WorkflowState => ({ ...at, step, asked_seq: null, tries: 0 });

/** The state after one more effect. */
export const counted = (at: WorkflowState): WorkflowState => ({ ...at, turn: at.turn + 1 });

/** Hands off to the team, because the workflow can't continue. */
export const giveUp = (at: WorkflowState): Turn<SharedEffect> => ({
  effect: { type: 'hand_off', to: { type: 'department', department_id: null }, text: undefined },
  after: counted(at),
});

/** Adds the results of a step, such as answers of http steps and ticket numbers, which come from the code that carried out the effect. */
export const learn = (at: WorkflowState, known: Attributes): WorkflowState => ({
  ...at,
  answers: { ...at.answers, ...known },
});

const MAX_ATTRIBUTE_CHARACTERS = 500;

/** As long as attributes may be. */
export const shortened = (known: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(known).map(([key, value]) => [
      key,
      typeof value === 'string' ? cut(value, MAX_ATTRIBUTE_CHARACTERS) : value,
    ]),
  );
