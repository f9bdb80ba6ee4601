/** Rehearsals of changed bots and workflows over the conversations of the last month. */
import { rehearsal, rehearsalSettings, rehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import { AGENT_API, byId, endpoint, page } from '#core/contract/kit/endpoint.ts';

const path = `${AGENT_API}/rehearsals` as const;
const one = `${path}/{id}` as const;
const ofAdmins = { tag: 'Bots', role: 'admin' } as const;

/** Every endpoint of them. */
export const rehearsals = {
  startRehearsal: endpoint({
    ...ofAdmins,
    method: 'POST',
    path,
    summary:
      'Go through the last 30 days’ conversations with a changed bot or workflow, at most 1,000; nothing is sent, called or saved',
    body: rehearsalSettings,
    answer: { status: 201, schema: rehearsal },
    errors: ['not_found'],
  }),
  getRehearsal: endpoint({
    ...ofAdmins,
    method: 'GET',
    path: one,
    summary: 'Get a rehearsal, which is kept for a day, with how far it has come',
    params: byId,
    answer: { status: 200, schema: rehearsal },
    errors: ['not_found'],
  }),
  listRehearsed: endpoint({
    ...ofAdmins,
    method: 'GET',
    path: `${one}/conversations`,
    summary: 'List the conversations in which something would be different',
    params: byId,
    answer: { status: 200, schema: page(rehearsedConversation) },
    errors: ['not_found'],
  }),
  resumeRehearsal: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: `${one}/resume`,
    summary: 'Go on with a paused rehearsal',
    params: byId,
    answer: { status: 200, schema: rehearsal },
    errors: ['not_found', 'conflict'],
  }),
  cancelRehearsal: endpoint({
    ...ofAdmins,
    method: 'DELETE',
    path: one,
    summary: 'Cancel a rehearsal, and delete what it found',
    params: byId,
    answer: { status: 204 },
    errors: ['not_found'],
  }),
} as const;
