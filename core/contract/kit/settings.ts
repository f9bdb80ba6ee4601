/** The five endpoints of something that is set up, all alike. */
import * as z from 'zod/mini';
import { AGENT_API, byId, endpoint, page, paging } from './endpoint.ts';

const paged = z.strictObject(paging);

type Documented = Parameters<typeof endpoint>[0]['answer']['schema'] & object;

/** List, create, get, update, delete: read by agents, written by admins. */
export function settingsEndpoints<
  const Name extends string,
  Entity extends Documented,
  Settings extends z.ZodMiniObject,
>(collection: Name, tag: string, one: string, entity: Entity, settings: Settings) {
  const path = `${AGENT_API}/${collection}` as const;
  return {
    list: endpoint({
      tag,
      method: 'GET',
      path,
      role: 'agent',
      summary: `All ${tag.toLowerCase()}`,
      query: paged,
      answer: { status: 200, schema: page(entity) },
    }),
    create: endpoint({
      tag,
      method: 'POST',
      path,
      role: 'admin',
      summary: `Creates a ${one}`,
      body: settings,
      answer: { status: 201, schema: entity },
      errors: ['conflict', 'not_found'],
    }),
    get: endpoint({
      tag,
      method: 'GET',
      path: `${path}/{id}`,
      role: 'agent',
      summary: `One ${one}`,
      params: byId,
      answer: { status: 200, schema: entity },
      errors: ['not_found'],
    }),
    update: endpoint({
      tag,
      method: 'PUT',
      path: `${path}/{id}`,
      role: 'admin',
      summary: `Changes a ${one}`,
      params: byId,
      body: z.partial(settings),
      answer: { status: 200, schema: entity },
      errors: ['not_found', 'conflict'],
    }),
    remove: endpoint({
      tag,
      method: 'DELETE',
      path: `${path}/{id}`,
      role: 'admin',
      summary: `Deletes a ${one}`,
      params: byId,
      answer: { status: 204 },
      errors: ['not_found', 'conflict'],
    }),
  };
}
