/** Who is named by workflows: what these hand over to is not deleted meanwhile. */
import type { Step } from '#core/model/workflow.ts';
import type { Table } from '#functions/store/table.ts';
import { allWorkflows } from '#functions/store/automation/workflow-store.ts';

/** Who takes over at a step. */
export type Receiver = Extract<Step, { kind: 'handoff' }>['to'];

const MAX_WORKFLOWS = 1000;

/** The workflows, in their newest version, that hand over to somebody like that; in words. */
export async function workflowsNaming(table: Table, isMeant: (to: Receiver) => boolean): Promise<string[]> {
  const workflows = await allWorkflows(table, MAX_WORKFLOWS);
  return workflows
    .filter(({ definition }) =>
      Object.values(definition.steps).some((step) => step.kind === 'handoff' && isMeant(step.to)),
    )
    .map(({ name }) => `workflow ${name}`);
}
