/** Setting up workflows. */
import { isCallable } from '#core/access/public-endpoint.ts';
import type { Received } from '#core/contract/http.ts';
import { type FieldError, DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Definition, Workflow } from '#core/automation/definition.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import type { Receiver } from '#core/model/bots/receiver.ts';
import type { Deps } from '#functions/deps.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { type WorkflowItem, toWorkflow, workflowStore } from '#functions/store/automation/workflow-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import { usersOf } from './in-use.ts';
import { type Expected, type Resource, type SettingsDeps, changeItem } from './resource.ts';

/** The dependencies of setting up workflows. */
export type WorkflowDeps = SettingsDeps & {
  randomText: RandomText;
  /** The hosts http steps may call. */
  httpStepHosts: readonly string[];
};

const SECRET_LENGTH = 48;
/** A hundred workflows of a page have to fit into one answer of 6 MB. */
const MAX_DEFINITION_BYTES = 48 * 1024;

/** Workflows; conversations in a deleted one go on to their end. */
export const workflows: Resource<
  WorkflowDeps,
  WorkflowItem,
  Workflow,
  Received<'createWorkflow', 'body'>,
  WorkflowChanges
> = {
  store: workflowStore,
  entity: 'workflow',
  make: (deps, given, started) => ({
    ...given,
    ...started,
    signing_secret: deps.randomText(SECRET_LENGTH),
    revision: 1,
    updated_at: started.created_at,
  }),
  merge: (deps, before, { name = before.name, definition = before.definition }) => {
    const isOther = JSON.stringify(definition) !== JSON.stringify(before.definition);
    return { ...before, name, definition, version: before.version + (isOther ? 1 : 0), ...stamp(deps) };
  },
  check: async (deps, { definition }, before) => {
    if (definition !== before?.definition) await checkDefinition(deps, definition);
  },
  users: ({ table }, id) => usersOf(table, 'workflow', id),
  show: (_, records) => records.map(toWorkflow),
};

/** An update; `version` is here the revision it was made on, since a workflow's version is its definition's. */
type WorkflowChanges = Omit<Received<'updateWorkflow', 'body'>, 'revision'> & Expected;

/** Gives the http steps another secret to sign with. @throws DomainError `not_found` */
export function issueSigningSecret(deps: WorkflowDeps, id: Id): Promise<WorkflowItem> {
  return changeItem(deps, workflows, id, (before) => ({
    ...before,
    signing_secret: deps.randomText(SECRET_LENGTH),
    ...stamp(deps),
  }));
}

const stamp = ({ now }: Pick<Deps, 'now'>) => ({ updated_at: new Date(now()).toISOString() });

/** Checks that need the table: whether it fits, and whether the records it names exist. */
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
      return url === null ? [] : missing(`${id}.url`, otherHost(url, httpStepHosts));
    }),
  );
  const errors = found.flat();
  const [first] = errors;
  if (first) throw new DomainError('validation_failed', `${first.path}: ${first.message}.`, { errors });
}

/** What is wrong with an address that isn't on one of the hosts; nothing if it is. */
export function otherHost(url: string, hosts: readonly string[]): string | undefined {
  const address = new URL(url);
  return isCallable(address, hosts) ? undefined : `Must go to ${hostsInWords(hosts)}. Got ${address.host}`;
}

const hostsInWords = (hosts: readonly string[]): string =>
  hosts.length === 0
    ? 'an allowed host, and this deployment allows none (setting httpStepHosts)'
    : `one of ${hosts.join(', ')}`;

const missing = (path: string, message: string | undefined): FieldError[] =>
  message === undefined ? [] : [{ path: `body.definition.steps.${path}`, message }];

async function whoIsMissing(table: Deps['table'], to: Receiver): Promise<string | undefined> {
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
