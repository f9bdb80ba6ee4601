/** Posts what is known to a server and saves values of its response. */
import * as z from 'zod/mini';
import { calledUrl } from '#core/model/text.ts';
import { answerKey, exitsAt, stepId, stepKind, textsAt } from '#core/automation/turn/step-kind.ts';
import { counted, done, goTo } from '#core/automation/turn/turn.ts';

const schema = z.strictObject({
  kind: z.literal('http'),
  /** POST goes there, signed; only hosts the deployment allows, or `http://localhost` in a stack on one machine. */
  url: calledUrl,
  /** Answers by the path of a value in the JSON that comes back, such as `{ "status": "order.status" }`. */
  save: z._default(
    z
      .record(answerKey, z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/, 'Must be a path such as order.status')))
      .check(z.refine((value) => Object.keys(value).length <= 20, 'Must have at most 20 entries')),
    {},
  ),
  next: stepId,
  /** Where it goes on when no answer came, or none that can be used. */
  on_error: stepId,
});

/** Posts, and learns what is saved; may fail. */
export type HttpEffect = { type: 'http'; step: string; url: string; save: Record<string, string> };

/** The kind. */
export const http = stepKind(schema, {
  exits: exitsAt('next', 'on_error'),
  saves: ({ save }) => Object.keys(save),
  texts: textsAt('url'),
  calls: ({ url }) => url,
  take: (step, at) => ({
    ...done<HttpEffect>(at, step.next, { type: 'http', step: at.step, url: step.url, save: step.save }),
    failed: counted(goTo(at, step.on_error)),
  }),
});
