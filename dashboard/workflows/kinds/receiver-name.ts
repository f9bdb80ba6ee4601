/** Who continues after a handoff, by name. */
import type { Receiver } from '#core/model/bots/receiver.ts';
import { stepParts, stepValues } from '#dashboard/strings/workflows.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';

/** The name; "An agent" and the like where it isn't known. */
export function receiverName(to: Receiver, team: Workspace['team']): string {
  const nameIn = (all: readonly { id: number; name: string }[] | undefined, id: number) =>
    all?.find((one) => one.id === id)?.name ?? stepValues.to[to.type];
  switch (to.type) {
    case 'department':
      return to.department_id === null
        ? stepParts.ownDepartment
        : nameIn(team.departments.value.value.data, to.department_id);
    case 'agent':
      return nameIn(team.agents.value.value.data, to.agent_id);
    case 'bot':
      return nameIn(team.bots.value.value.data, to.bot_id);
  }
}
