/** The kinds of steps. To add one, add a file in this folder and its row here; the compiler names what else is missing. */
import * as z from 'zod/mini';
import type { StepKindRow } from '#core/automation/turn/step-kind.ts';
import type { SharedEffect } from '#core/automation/turn/turn.ts';
import { ask } from './ask.ts';
import { choice } from './choice.ts';
import { condition } from './condition.ts';
import type { EndEffect } from './end.ts';
import { end } from './end.ts';
import { handoff } from './handoff.ts';
import type { HttpEffect } from './http.ts';
import { http } from './http.ts';
import { message } from './message.ts';
import { set } from './set.ts';
import type { TicketEffect } from './ticket.ts';
import { ticket } from './ticket.ts';

const kinds = { message, ask, choice, condition, set, ticket, handoff, http, end };

type Kinds = typeof kinds;
/** What a step does. */
export type StepKind = keyof Kinds;
/** A step of one kind. */
export type StepOf<Kind extends StepKind> = z.infer<Kinds[Kind]['schema']>;
/** A step. */
export type Step = StepOf<StepKind>;
/** What is to be done. */
export type Effect = SharedEffect | TicketEffect | HttpEffect | EndEffect;

/** The fields of each kind of step. */
export const stepSchemas = Object.fromEntries(Object.entries(kinds).map(([kind, { schema }]) => [kind, schema])) as {
  [Kind in StepKind]: Kinds[Kind]['schema'];
};

/** A step, by what it does. */
export const step = z.discriminatedUnion('kind', Object.values(stepSchemas) as [Kinds[StepKind]['schema']]);

/** The row of a step's kind. */
export const kindOf = ({ kind }: Step): StepKindRow<Step, Effect> => kinds[kind] as StepKindRow<Step, Effect>;
