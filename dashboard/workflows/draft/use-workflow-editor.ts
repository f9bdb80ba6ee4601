/** A workflow while it is edited: what is wrong with it, and saving what changed of it. */
import { useMemo, useRef } from 'preact/hooks';
import type { Workflow } from '#core/automation/definition.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { replaced } from '#dashboard/data/team.ts';
import { common } from '#dashboard/strings/common.ts';
import { workflows as words } from '#dashboard/strings/workflows.ts';
import { asSentence } from '#dashboard/ui/format/problem.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { faultsOf, refusalsOf } from './check.ts';

/** What is edited. */
export type Draft = Pick<Workflow, 'name' | 'definition'>;

/** Definition, steps, step: two people who change different steps don't overwrite each other. */
const DEPTH = 3;

/** The editor of a workflow; what was saved goes into the resource and the list. */
export function useWorkflowEditor(workflow: Workflow, resource: Resource<Workflow>) {
  const { api, team } = useWorkspace();
  const params = { id: String(workflow.id) };
  const sent = useRef(workflow.definition);
  const editor = useRecordEditor({
    stored: workflow,
    fieldsOf: ({ name, definition }): Draft => ({ name, definition }),
    operation: 'updateWorkflow',
    send: ({ changes, values }, version) => {
      sent.current = values.definition;
      return api('updateWorkflow', { params, body: { ...changes, ...version } });
    },
    load: () => api('getWorkflow', { params }),
    accept: (stored) => {
      resource.change(() => stored);
      team.workflows.change((all) => replaced(all, stored));
    },
    said: ({ version }) => (version === workflow.version ? common.saved : words.saved(version)),
    depth: DEPTH,
  });
  const { definition } = editor.values;
  const own = useMemo(() => faultsOf(definition), [definition]);
  const sentences = Object.fromEntries(
    Object.entries(editor.errors).map(([path, message]) => [path, asSentence(message)]),
  );
  return { editor, faults: { ...refusalsOf(sentences, sent.current, definition), ...own } };
}
