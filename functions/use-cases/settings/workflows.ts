/** Setting up workflows. */
import type { Received } from '#core/contract/http.ts';
import type { FieldError } from '#core/model/errors.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import type { Definition } from '#core/automation/definition.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import type { Receiver } from '#core/model/receiver.ts';
import type { Deps } from '#functions/deps.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import type { Table } from '#functions/store/table.ts';
import { allWidgets } from '#functions/store/settings/widget-store.ts';
import type { WorkflowItem } from '#functions/store/automation/workflow-store.ts';
import {
  changeWorkflow,
  getWorkflow,
  putWorkflow,
  removeWorkflow,
} from '#functions/store/automation/workflow-store.ts';
import { busy, retryOnConflict } from '#functions/store/retry-on-conflict.ts';

/** What setting up workflows needs. */
export type WorkflowDeps = Pick<Deps, 'table' | 'now' | 'random'> & {
  randomText: RandomText;
  /** The hosts http steps may call. */
  httpStepHosts: readonly string[];
};

const SECRET_LENGTH = 48;
const MAX_WIDGETS = 1000;
/** A hundred workflows of a page have to fit into one answer of 6 MB. */
const MAX_DEFINITION_BYTES = 48 * 1024;

/** Creates a workflow. @throws DomainError `validation_failed` with the step and the reason, `too_large` */
export async function createWorkflow(
  deps: WorkflowDeps,
  given: Received<'createWorkflow', 'body'>,
): Promise<WorkflowItem> {
  await checkDefinition(deps, given.definition);
  const at = new Date(deps.now()).toISOString();
  const workflow: WorkflowItem = {
    ...given,
    id: makeId(deps.now(), deps.random()),
    version: 1,
    signing_secret: deps.randomText(SECRET_LENGTH),
    revision: 1,
    created_at: at,
    updated_at: at,
  };
  if ((await putWorkflow(deps.table, workflow)) === 'done') return workflow;
  // Who is handed over to may have gone meanwhile.
  await checkDefinition(deps, given.definition);
  throw busy('this workflow');
}

/** Changes a workflow; another definition is another version. @throws DomainError `not_found`, `validation_failed`, `too_large` */
export async function updateWorkflow(
  deps: WorkflowDeps,
  id: Id,
  given: Received<'updateWorkflow', 'body'>,
): Promise<WorkflowItem> {
  return change(deps, id, async (before) => {
    if (given.definition) await checkDefinition(deps, given.definition);
    const after = { ...before, ...given };
    const isOther = JSON.stringify(after.definition) !== JSON.stringify(before.definition);
    return { ...after, version: before.version + (isOther ? 1 : 0) };
  });
}

/** Gives the http steps another secret to sign with. @throws DomainError `not_found` */
export function issueSigningSecret(deps: WorkflowDeps, id: Id): Promise<WorkflowItem> {
  return change(deps, id, (before) => ({ ...before, signing_secret: deps.randomText(SECRET_LENGTH) }));
}

/** One workflow. @throws DomainError `not_found` */
export async function findWorkflow({ table }: Pick<Deps, 'table'>, id: Id): Promise<WorkflowItem> {
  return found(await getWorkflow(table, id));
}

/** Deletes a workflow that no widget uses; conversations in it go on to their end. @throws DomainError `not_found`, `conflict` */
export async function deleteWorkflow({ table }: Pick<Deps, 'table'>, id: Id): Promise<void> {
  return retryOnConflict('this workflow', async () => {
    const before = await findWorkflow({ table }, id);
    const users = (await allWidgets(table, MAX_WIDGETS, { consistent: true })).filter(
      ({ handler_type, handler_id }) => handler_type === 'workflow' && handler_id === id,
    );
    if (users.length > 0) {
      const names = users.slice(0, 5).map(({ name }) => `widget ${name}`);
      throw new DomainError('conflict', `This workflow is used by ${names.join(', ')}.`);
    }
    return (await removeWorkflow(table, before)) === 'done' ? undefined : 'conflict';
  });
}

async function change(
  deps: WorkflowDeps,
  id: Id,
  alter: (before: WorkflowItem) => WorkflowItem | Promise<WorkflowItem>,
): Promise<WorkflowItem> {
  return retryOnConflict('this workflow', async () => {
    const before = await findWorkflow(deps, id);
    const after = { ...(await alter(before)), updated_at: new Date(deps.now()).toISOString() };
    return (await changeWorkflow(deps.table, before, after)) === 'done' ? after : 'conflict';
  });
}

/** What the graph alone can't tell: whether it fits, and whether those it names are there. */
async function checkDefinition({ table, httpStepHosts }: WorkflowDeps, definition: Definition): Promise<void> {
  const bytes = Buffer.byteLength(JSON.stringify(definition));
  if (bytes > MAX_DEFINITION_BYTES)
    throw new DomainError('too_large', `The definition has ${bytes} bytes. The limit is ${MAX_DEFINITION_BYTES}.`);
  const found = await Promise.all(
    Object.entries(definition.steps).map(async ([id, step]): Promise<FieldError[]> => {
      const kind = kindOf(step);
      const receiver = kind.receiver(step);
      if (receiver !== null) return missing(`${id}.to`, await whoIsMissing(table, receiver));
      const url = kind.calls(step);
      if (url === null || httpStepHosts.includes(new URL(url).host)) return [];
      return missing(`${id}.url`, `Must go to ${hostsInWords(httpStepHosts)}. Got ${new URL(url).host}`);
    }),
  );
  const errors = found.flat();
  const [first] = errors;
  if (first) throw new DomainError('validation_failed', `${first.path}: ${first.message}.`, { errors });
}

const hostsInWords = (hosts: readonly string[]): string =>
  hosts.length === 0 ? 'an allowed host, and this deployment allows none' : `one of ${hosts.join(', ')}`;

const missing = (path: string, message: string | undefined): FieldError[] =>
  message === undefined ? [] : [{ path: `body.definition.steps.${path}`, message }];

async function whoIsMissing(table: Table, to: Receiver): Promise<string | undefined> {
  switch (to.type) {
    case 'department': {
      const { department_id: id } = to;
      return id === null || (await getDepartment(table, id)) ? undefined : `There is no department ${id}`;
    }
    case 'agent':
      return (await getAgent(table, to.agent_id)) ? undefined : `There is no agent ${to.agent_id}`;
    case 'bot':
      return (await getBot(table, to.bot_id)) ? undefined : `There is no bot ${to.bot_id}`;
  }
}
