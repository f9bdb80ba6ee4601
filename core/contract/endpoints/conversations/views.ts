/** Saved views of lists of conversations: a person's own, and those that the team shares. */
import * as z from 'zod/mini';
import { newView, savedView, viewCount, viewSettings } from '#core/model/conversations/view.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';
import { expected } from '#core/contract/kit/settings.ts';

const row = { tag: 'Saved views', role: 'agent', isForPeople: true } as const;
const path = `${AGENT_API}/views` as const;

/** Every endpoint of saved views. */
export const views = {
  listViews: endpoint({
    ...row,
    method: 'GET',
    path,
    summary: "List the caller's own views and those that the team shares",
    answer: { status: 200, schema: z.strictObject({ data: z.array(savedView) }) },
  }),
  countViews: endpoint({
    ...row,
    method: 'GET',
    path: `${AGENT_API}/view-counts`,
    summary: 'Count the conversations in each of these views, except in views of ended conversations and searches',
    answer: { status: 200, schema: z.strictObject({ data: z.array(viewCount) }) },
  }),
  createView: endpoint({
    ...row,
    method: 'POST',
    path,
    summary: 'Save a view for the caller, or as a supervisor for the whole team',
    body: newView,
    answer: { status: 201, schema: savedView },
    errors: ['conflict'],
  }),
  updateView: endpoint({
    ...row,
    method: 'PUT',
    path: `${path}/{id}`,
    summary: 'Change an own view, or as a supervisor a shared one',
    params: byId,
    body: z.extend(z.partial(viewSettings), expected),
    answer: { status: 200, schema: savedView },
    errors: ['not_found', 'conflict'],
  }),
  deleteView: endpoint({
    ...row,
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete an own view, or as a supervisor a shared one',
    params: byId,
    answer: { status: 204 },
    errors: ['not_found', 'conflict'],
  }),
} as const;
