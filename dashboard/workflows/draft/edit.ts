/** Changing a workflow's graph: every change gives another definition, the one before stays as it was. */
import type { Definition, Step } from '#core/model/workflow.ts';
import { exitsOf, stepOf } from '#core/model/workflow-graph.ts';
import { newSteps } from '#dashboard/strings/workflows.ts';

/** What a step does. */
export type StepKind = Step['kind'];

/** A definition with a step changed, or added. */
export const withStep = (definition: Definition, id: string, step: Step): Definition => ({
  ...definition,
  steps: { ...definition.steps, [id]: step },
});

/** Adds a step behind another: what that one led to, the new one leads to. */
export function addStep(definition: Definition, kind: StepKind, after: string): { definition: Definition; id: string } {
  const before = stepOf(definition.steps, after);
  const id = freeName(definition, kind);
  const next = before && 'next' in before ? before.next : endOf(definition);
  const added = withStep(definition, id, newStep(kind, next));
  return { definition: before && 'next' in before ? withStep(added, after, { ...before, next: id }) : added, id };
}

/** Takes a step out: whoever led to it leads to where it led, or nowhere when it led to several. */
export function removeStep(definition: Definition, id: string): Definition {
  const { [id]: gone, ...steps } = definition.steps;
  const targets = new Set(gone ? exitsOf(gone).map(({ to }) => to) : []);
  const [only] = targets;
  const heir = targets.size === 1 && only !== undefined && only !== id ? only : '';
  return redirectAll({ ...definition, steps }, id, heir);
}

/** Gives a step another name, wherever it is named. */
export function renameStep(definition: Definition, from: string, to: string): Definition {
  const steps = Object.fromEntries(Object.entries(definition.steps).map(([id, step]) => [id === from ? to : id, step]));
  return redirectAll({ ...definition, steps }, from, to);
}

/** The names of all steps as one meets them: from the start along every way; out of reach last. */
export function inOrder({ start, steps }: Definition): string[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    const step = stepOf(steps, id);
    if (!step || found.has(id)) return;
    found.add(id);
    for (const { to } of exitsOf(step)) visit(to);
  };
  visit(start);
  for (const id of Object.keys(steps)) visit(id);
  return [...found];
}

function redirectAll({ start, steps }: Definition, from: string, to: string): Definition {
  const aim = (id: string) => (id === from ? to : id);
  return {
    start: aim(start),
    steps: Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, redirected(step, aim)])),
  };
}

function redirected(step: Step, aim: (id: string) => string): Step {
  switch (step.kind) {
    case 'message':
    case 'ask':
    case 'set':
    case 'ticket':
      return { ...step, next: aim(step.next) };
    case 'choice':
      return { ...step, options: step.options.map((option) => ({ ...option, next: aim(option.next) })) };
    case 'condition':
      return { ...step, yes: aim(step.yes), no: aim(step.no) };
    case 'http':
      return { ...step, next: aim(step.next), on_error: aim(step.on_error) };
    case 'handoff':
    case 'end':
      return step;
  }
}

/** The first name of a kind that no step has. */
function freeName({ steps }: Definition, kind: StepKind): string {
  let name: string = kind;
  for (let count = 2; Object.hasOwn(steps, name); count += 1) name = `${kind}_${count}`;
  return name;
}

const endOf = ({ steps }: Definition): string =>
  Object.entries(steps).find(([, { kind }]) => kind === 'end' || kind === 'handoff')?.[0] ?? '';

function newStep(kind: StepKind, next: string): Step {
  switch (kind) {
    case 'message':
      return { kind, text: newSteps.message, next };
    case 'ask':
      return {
        kind,
        text: newSteps.ask,
        expects: 'text',
        save_as: newSteps.answerKey,
        options: [],
        min: null,
        max: null,
        retry_text: null,
        next,
      };
    case 'choice': {
      const options = newSteps.choices.map((label) => ({ label, next }));
      return { kind, text: newSteps.choice, options, save_as: null, retry_text: null };
    }
    case 'condition':
      return { kind, test: { about: 'agents_online' }, yes: next, no: next };
    case 'set':
      return { kind, attributes: {}, priority: null, labels: [], next };
    case 'ticket':
      return { kind, subject: newSteps.ticket, description: '{{message}}', priority: 'normal', next };
    case 'handoff':
      return { kind, to: { type: 'department', department_id: null }, text: newSteps.handoff };
    case 'http':
      return { kind, url: 'https://', save: {}, next, on_error: next };
    case 'end':
      return { kind };
  }
}
