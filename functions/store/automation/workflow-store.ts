/** Workflows in the table: the newest version for lists and editors, and beside it every version, which never changes. */
import type { Id } from '#core/model/id.ts';
import type { Definition, Workflow } from '#core/automation/definition.ts';
import { workflow as workflowSchema } from '#core/automation/definition.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import type { Key } from '#functions/store/keys.ts';
import { indexes, keys } from '#functions/store/keys.ts';
import type { Page, PageRequest } from '#functions/store/list-page.ts';
import { listAll, listPage } from '#functions/store/list-page.ts';
import { refersTo } from '#functions/store/settings/references.ts';
import { shownFields } from '#functions/store/conversations/shown-fields.ts';
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';

/** A workflow as stored. */
export type WorkflowItem = Workflow & {
  /** What its http steps are signed with. */
  signing_secret: string;
  /** Rises with every change; a change made on an older revision is refused. */
  revision: number;
};

/** The workflow as the API shows it: without its secret. */
export const toWorkflow = (item: WorkflowItem): Workflow => shownFields<Workflow>(workflowSchema, item);

/** One workflow in its newest version, or nothing. */
export async function getWorkflow(table: Table, id: Id): Promise<WorkflowItem | undefined> {
  const item = await table.get({ Key: keys.workflow(id), ConsistentRead: true });
  return item && workflowOf(item);
}

/** The graph of one version, or nothing. */
export async function getDefinition(table: Table, id: Id, version: number): Promise<Definition | undefined> {
  const Key = keys.workflowVersion(id, version);
  // Versions never change, so a cheap read that finds one is as good as any; one that doesn't may only be early.
  const item = (await table.get({ Key })) ?? (await table.get({ Key, ConsistentRead: true }));
  return item && definitionOf(item);
}

/** A page of all workflows, oldest first. */
export async function listWorkflows(table: Table, request: PageRequest): Promise<Page<WorkflowItem>> {
  const { items, after } = await listPage(table, 'WORKFLOWS', request);
  return { items: items.map(workflowOf), after };
}

/** Every workflow in its newest version, up to `most`; each as it is now. */
export async function allWorkflows(table: Table, most: number): Promise<WorkflowItem[]> {
  return (await listAll(table, 'WORKFLOWS', most, { consistent: true })).map(workflowOf);
}

/** Stores a new workflow with its first version; `refused` when the id is taken, or what it hands over to is gone. */
export function putWorkflow(table: Table, workflow: WorkflowItem): Promise<Written> {
  const put = { Item: itemOf(workflow), ConditionExpression: 'attribute_not_exists(pk)' };
  return table.transact([...references(undefined, workflow), { Put: put }, putVersion(workflow)]);
}

/** Changes a workflow; `refused` when it is no longer the revision read, or what it newly hands over to is gone. */
export function changeWorkflow(table: Table, before: WorkflowItem, after: WorkflowItem): Promise<Written> {
  const put = { Item: itemOf({ ...after, revision: before.revision + 1 }), ...isRevision(before) };
  const isOther = after.version !== before.version;
  return table.transact([...references(before, after), { Put: put }, ...(isOther ? [putVersion(after)] : [])]);
}

/** The most references a transaction notes besides the workflow and its version. */
const MAX_REFERENCES = 98;

/** The writes that note to whom a workflow hands over, where it didn't before. Agents may go: then the queue takes over. */
function references(before: WorkflowItem | undefined, after: WorkflowItem): TransactItem[] {
  const known = receiversIn(before);
  return [...receiversIn(after)]
    .flatMap(([name, key]) => (known.has(name) ? [] : [refersTo(key)]))
    .slice(0, MAX_REFERENCES);
}

function receiversIn(workflow: WorkflowItem | undefined): Map<string, Key> {
  const found = Object.values(workflow?.definition.steps ?? {}).flatMap((step) => {
    const receiver = kindOf(step).receiver(step);
    if (receiver?.type === 'bot') return [keys.bot(receiver.bot_id)];
    return receiver?.type === 'department' && receiver.department_id !== null
      ? [keys.department(receiver.department_id)]
      : [];
  });
  return new Map(found.map((key) => [key.pk, key]));
}

/**
 * Takes a workflow away as read; `refused` when it has changed. Its versions, and what their http steps sign with, stay for
 * the conversations that run on them.
 */
export function removeWorkflow(table: Table, before: WorkflowItem): Promise<Written> {
  const { id, signing_secret } = before;
  return table.transact([
    { Delete: { Key: keys.workflow(id), ...isRevision(before) } },
    { Put: { Item: { ...keys.workflowSecret(id), signing_secret } } },
  ]);
}

/** What a workflow's http steps are signed with, also after it was deleted; nothing when there never was one. */
export async function signingSecret(table: Table, id: Id): Promise<string | undefined> {
  const item =
    (await table.get({ Key: keys.workflow(id), ConsistentRead: true })) ??
    (await table.get({ Key: keys.workflowSecret(id), ConsistentRead: true }));
  return item && String(item['signing_secret']);
}

const isRevision = ({ revision }: WorkflowItem) => ({
  ConditionExpression: 'revision = :read',
  ExpressionAttributeValues: { ':read': revision },
});

// As text, because a map of the table forgets the order of its entries, and steps are shown in theirs.
const itemOf = ({ definition, ...workflow }: WorkflowItem): Item => ({
  ...keys.workflow(workflow.id),
  ...indexes.list('WORKFLOWS', workflow.id),
  ...workflow,
  definition: JSON.stringify(definition),
});

const putVersion = ({ id, version, definition }: WorkflowItem): TransactItem => ({
  Put: {
    Item: { ...keys.workflowVersion(id, version), definition: JSON.stringify(definition) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

const definitionOf = (item: Item): Definition => JSON.parse(String(item['definition'])) as Definition;
const workflowOf = (item: Item): WorkflowItem => ({ ...(item as WorkflowItem), definition: definitionOf(item) });
