/** A workflow while it is edited: what is wrong with it, whether it is saved, and saving it. */
import { useMemo, useState } from 'preact/hooks';
import type { Definition, Workflow } from '#core/model/workflow.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { replaced } from '#dashboard/data/team.ts';
import { useSaving } from '#dashboard/navigation/use-saving.ts';
import { common } from '#dashboard/strings/common.ts';
import { workflows as words } from '#dashboard/strings/workflows.ts';
import { fieldErrors } from '#dashboard/ui/format/problem.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { faultsOf, refusalsOf } from './check.ts';

/** What is edited. */
export type Draft = Pick<Workflow, 'name' | 'definition'>;

/** The draft of a workflow; what was saved goes into the resource and the list. */
export function useDraft(workflow: Workflow, resource: Resource<Workflow>) {
  const { api, team } = useWorkspace();
  const [draft, setDraft] = useState<Draft>({ name: workflow.name, definition: workflow.definition });
  const [sent, setSent] = useState<Definition>(workflow.definition);
  const isOther = JSON.stringify(draft.definition) !== JSON.stringify(workflow.definition);
  const isChanged = isOther || draft.name !== workflow.name;
  const { busy, error: refused, saving } = useSaving(isChanged);
  const own = useMemo(() => faultsOf(draft.definition), [draft.definition]);
  const told = refusalsOf(fieldErrors(refused), sent, draft.definition);
  const save = () =>
    saving(async () => {
      setSent(draft.definition);
      const body = { name: draft.name, ...(isOther ? { definition: draft.definition } : {}) };
      const stored = await api('updateWorkflow', { params: { id: String(workflow.id) }, body });
      resource.change(() => stored);
      team.workflows.change((all) => replaced(all, stored));
      setDraft({ name: stored.name, definition: stored.definition });
      toast(stored.version === workflow.version ? common.saved : words.saved(stored.version));
    });
  return { draft, setDraft, refused, faults: { ...told, ...own }, isChanged, busy, save };
}
