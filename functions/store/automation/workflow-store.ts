/** Workflows in the table: the newest version for lists and editors, and next to it every version, which never changes. */
import type { Id } from '#core/model/id.ts';
import { type Definition, type Workflow, workflow as workflowSchema } from '#core/automation/definition.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { keys } from '#functions/store/keys.ts';
import type { Reference } from '#functions/store/references.ts';
import { countIn, settingsStore } from '#functions/store/settings-store.ts';
import { shownFields } from '#functions/store/shown-fields.ts';
import type { Item, Table, TransactItem } from '#functions/store/table.ts';

/** A workflow as stored. */
export type WorkflowItem = Workflow & {
  /** What its http steps are signed with. */
  signing_secret: string;
};

/** The workflow as the API shows it: without its secret. */
export const toWorkflow = (item: WorkflowItem): Workflow => shownFields<Workflow>(workflowSchema, item);

/** One workflow in its newest version, or nothing. */
export async function getWorkflow(table: Table, id: Id): Promise<WorkflowItem | undefined> {
  const item = await table.get({ Key: keys.workflow(id), ConsistentRead: true });
  return item && read(item);
}

/** The graph of one version, or nothing. */
export async function getDefinition(table: Table, id: Id, version: number): Promise<Definition | undefined> {
  const Key = keys.workflowVersion(id, version);
  // Versions never change, so a cheap read is enough when it finds one. When it finds none, it may have come too early.
  const item = (await table.get({ Key })) ?? (await table.get({ Key, ConsistentRead: true }));
  return item && definitionOf(item);
}

/** What a workflow's http steps are signed with, also after it was deleted; nothing when there never was one. */
export async function signingSecret(table: Table, id: Id): Promise<string | undefined> {
  const item =
    (await table.get({ Key: keys.workflow(id), ConsistentRead: true })) ??
    (await table.get({ Key: keys.workflowSecret(id), ConsistentRead: true }));
  return item && String(item['signing_secret']);
}

const putVersion = ({ id, version, definition }: WorkflowItem): TransactItem => ({
  Put: {
    Item: { ...keys.workflowVersion(id, version), definition: JSON.stringify(definition) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

const definitionOf = (item: Item): Definition => JSON.parse(String(item['definition'])) as Definition;
const read = (item: Item): WorkflowItem => ({
  ...(item as WorkflowItem),
  definition: definitionOf(item),
  revision: countIn(item, 'revision'),
});

/** The receiver a workflow hands off to. */
function references({ definition }: WorkflowItem): Reference[] {
  return Object.values(definition.steps).flatMap((step): Reference[] => {
    const to = kindOf(step).receiver(step);
    switch (to?.type) {
      case 'bot':
        return [{ to: 'bot', id: to.bot_id }];
      case 'agent':
        return [{ to: 'agent', id: to.agent_id }];
      case 'department':
        return to.department_id === null ? [] : [{ to: 'department', id: to.department_id }];
      case undefined:
        return [];
    }
  });
}

/** A deleted workflow leaves its versions and its secret for the conversations that run on them. */
function alsoWrite(before: WorkflowItem | undefined, after: WorkflowItem | undefined): TransactItem[] {
  if (after) return after.version === before?.version ? [] : [putVersion(after)];
  return before
    ? [{ Put: { Item: { ...keys.workflowSecret(before.id), signing_secret: before.signing_secret } } }]
    : [];
}

/** Workflows. Left out of bundles that only read one: what workflows refer to needs every kind of step. */
export const workflowStore = /* @__PURE__ */ settingsStore<WorkflowItem>({
  name: 'workflow',
  collection: 'WORKFLOWS',
  key: (id) => keys.workflow(id),
  // `version` is its definition's.
  counter: 'revision',
  read,
  // As text, because a map of the table forgets the order of its entries, and steps are shown in theirs.
  write: ({ definition, ...workflow }) => ({ ...workflow, definition: JSON.stringify(definition) }),
  references,
  alsoWrite,
});
