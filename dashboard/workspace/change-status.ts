/** Changing one's own status. */
import type { AgentStatus } from '#core/model/team/agent.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import type { Workspace } from './context.ts';

/** Sets the own status, and says so when it did not work. */
export async function changeStatus(workspace: Workspace, status: AgentStatus): Promise<void> {
  try {
    await workspace.setStatus(status);
  } catch (error) {
    toast(inWords(error), 'problem');
  }
}

/** Stays online while the dashboard is closed, and says so when it did not work. */
export async function stayOnline({ attention }: Workspace): Promise<void> {
  try {
    await (await attention()).change({ stays_online: true });
  } catch (error) {
    toast(inWords(error), 'problem');
  }
}
