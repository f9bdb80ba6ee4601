/** Setting up canned responses: the team's, and each person's own. */
import type { Received } from '#core/contract/http.ts';
import { type CannedResponse, MAX_OWN_RESPONSES } from '#core/model/actions/canned-response.ts';
import { DomainError } from '#core/model/errors.ts';
import { getAgents } from '#functions/store/assignment/agent-store.ts';
import {
  cannedResponseStore,
  hasShortcut,
  isFileTaken,
  ownResponseStore,
} from '#functions/store/settings/canned-response-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import type { Table } from '#functions/store/table.ts';
import { type Resource, type SettingsDeps, plainResource } from './resource.ts';

/** Canned responses, each with a shortcut of its own. */
export const cannedResponses: Resource<
  SettingsDeps,
  CannedResponse,
  CannedResponse,
  Received<'createCannedResponse', 'body'>,
  Received<'updateCannedResponse', 'body'>
> = {
  ...plainResource('canned_response', cannedResponseStore),
  check: async ({ table }, after, before) => {
    await requireUsable(table, after, before);
    const { shortcut } = after;
    if (shortcut !== before?.shortcut && (await hasShortcut(table, shortcut))) throw taken(shortcut);
  },
};

type OwnResponses = Resource<
  SettingsDeps,
  CannedResponse,
  CannedResponse,
  Received<'createOwnCannedResponse', 'body'>,
  Received<'updateOwnCannedResponse', 'body'>
>;

/** A person's own. The audit log doesn't record what only they see: it is called without `by`. */
export function ownResponses(userId: string): OwnResponses {
  const store = ownResponseStore(userId);
  return {
    ...plainResource('canned_response', store),
    make: (_, given, started) => ({ ...given, department_id: null, ...started }),
    check: async ({ table }, after, before) => {
      await requireUsable(table, after, before);
      const { shortcut } = after;
      if (shortcut !== before?.shortcut && (await hasShortcut(table, shortcut, userId))) throw taken(shortcut);
      if (!before && (await store.isFull(table)))
        throw new DomainError(
          'conflict',
          `You have ${MAX_OWN_RESPONSES} canned responses of your own. Delete one first.`,
        );
    },
  };
}

const taken = (shortcut: string): DomainError =>
  new DomainError('conflict', `The shortcut "${shortcut}" is already in use.`);

const invalid = (field: string, message: string): DomainError =>
  new DomainError('validation_failed', `body.${field}: ${message}.`, { errors: [{ path: `body.${field}`, message }] });

/** @throws DomainError `validation_failed` for a file that another response has */
async function requireOwnFiles(table: Table, files: CannedResponse['files'], before: CannedResponse['files']) {
  for (const [index, { id }] of files.entries()) {
    if (before.some((one) => one.id === id)) continue;
    if (await isFileTaken(table, id))
      throw invalid(`files.${index}`, 'Another canned response has this file. Upload it again');
  }
}

/** @throws DomainError `validation_failed` for one that says and does nothing, `not_found` for departments and agents that are gone */
async function requireUsable(table: Table, after: CannedResponse, before: CannedResponse | undefined): Promise<void> {
  const { department_id, content, actions, files } = after;
  if (content === '' && actions.length === 0 && files.length === 0)
    throw invalid('content', 'Enter a text, or add an action or a file');
  await requireOwnFiles(table, files, before?.files ?? []);
  const assigned = actions.filter((one) => one.type === 'assign');
  const departments = [department_id, ...assigned.map((one) => one.department_id)];
  await requireDepartments(
    table,
    departments.filter((id) => id !== null && id !== undefined),
  );
  const ids = assigned.flatMap(({ agent_id }) => (typeof agent_id === 'number' ? [agent_id] : []));
  if (ids.length > 0 && (await getAgents(table, ids)).length < new Set(ids).size)
    throw new DomainError('not_found', `There is no agent ${ids.join(', ')}.`);
}
