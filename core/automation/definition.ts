/** A workflow: a versioned graph of steps that talks with a visitor before, or instead of, an agent. */
import * as z from 'zod/mini';
import { id, version } from '#core/model/id.ts';
import { instant, name } from '#core/model/text.ts';
import { graphFaults } from './graph.ts';
import { step } from '#core/automation/steps/kinds.ts';
import { stepId } from '#core/automation/turn/step-kind.ts';

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
