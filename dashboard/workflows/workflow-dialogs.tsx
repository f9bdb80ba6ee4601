/** What is asked about before it is done to a workflow: deletion, a new signing secret. */
import type { Workflow } from '#core/automation/definition.ts';
import type { Api } from '#dashboard/api/api.ts';
import { type Team, without } from '#dashboard/data/team.ts';
import { workflows as words } from '#dashboard/strings/workflows.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import type { Removal } from '#dashboard/ui/crud/remove-dialog.tsx';
import { usesOfWorkflow } from '#dashboard/workspace/uses.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** How a workflow is deleted. */
export const removalOf = ({ id, name }: Workflow, api: Api, team: Team): Removal => ({
  title: words.removeTitle(name),
  body: words.removeBody,
  removed: words.removed,
  name,
  uses: () => usesOfWorkflow(team, id),
  run: async () => {
    await api('deleteWorkflow', { params: { id: String(id) } });
    team.workflows.change((all) => without(all, id));
  },
});

/** Asks before a signing secret is replaced. */
export function IssueSecret({
  workflow,
  onClose,
  onIssued,
}: {
  workflow: Workflow;
  onClose: () => void;
  onIssued: (secret: string) => void;
}) {
  const { api } = useWorkspace();
  return (
    <Confirm
      title={words.secretTitle}
      body={words.secretBody}
      action={words.secretIssue}
      onClose={onClose}
      run={async () => {
        const { signing_secret } = await api('issueSigningSecret', { params: { id: String(workflow.id) } });
        onIssued(signing_secret);
      }}
    />
  );
}
