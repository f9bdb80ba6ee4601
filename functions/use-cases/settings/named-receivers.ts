/** Who is named by workflows: what these hand over to is not deleted meanwhile. */
import { kindOf } from '#core/automation/steps/kinds.ts';
import type { Receiver } from '#core/model/receiver.ts';
import type { Table } from '#functions/store/table.ts';
import { allWorkflows } from '#functions/store/automation/workflow-store.ts';

const MAX_WORKFLOWS = 1000;

/** The workflows, in their newest version, that hand over to somebody like that; in words. */
export async function workflowsNaming(table: Table, isMeant: (to: Receiver) => boolean): Promise<string[]> {
  const workflows = await allWorkflows(table, MAX_WORKFLOWS);
  return workflows
    .filter(({ definition }) =>
      Object.values(definition.steps).some((step) => {
        const receiver = kindOf(step).receiver(step);
        return receiver !== null && isMeant(receiver);
      }),
    )
    .map(({ name }) => `workflow ${name}`);
}
