/** What is asked about before it is done to a workflow: deletion, a new signing secret. */
import type { Workflow } from '#core/automation/definition.ts';
import { common } from '#dashboard/strings/common.ts';
import { workflows as words } from '#dashboard/strings/workflows.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';

/** Asks before a workflow is deleted. One in use stays, and the question says who uses it. */
export function RemoveWorkflow({
  workflow,
  onClose,
  onRemoved,
}: {
  workflow: Workflow;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const { api, team } = useWorkspace();
  return (
    <Confirm
      title={words.removeTitle(workflow.name)}
      body={words.removeBody}
      action={common.delete}
      name={workflow.name}
      onClose={onClose}
      run={async () => {
        await api('deleteWorkflow', { params: { id: String(workflow.id) } });
        team.workflows.change((all) => all.filter(({ id }) => id !== workflow.id));
        toast(words.removed);
        onRemoved();
      }}
    />
  );
}

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
