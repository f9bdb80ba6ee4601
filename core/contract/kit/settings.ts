/** The five endpoints of something that is set up, all alike. */
import * as z from 'zod/mini';
import { version } from '#core/model/id.ts';
import { AGENT_API, byId, endpoint, page, paging } from './endpoint.ts';

const paged = z.strictObject(paging);

/** What an update may contain in addition to its changes: the version it is based on. */
export const expected = { version: z.optional(version) };

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
      summary: `List ${tag.toLowerCase()}`,
      query: paged,
      answer: { status: 200, schema: page(entity) },
    }),
    create: endpoint({
      tag,
      method: 'POST',
      path,
      role: 'admin',
      summary: `Create a ${one}`,
      body: settings,
      answer: { status: 201, schema: entity },
      errors: ['conflict', 'not_found'],
    }),
    get: endpoint({
      tag,
      method: 'GET',
      path: `${path}/{id}`,
      role: 'agent',
      summary: `Get one ${one}`,
      params: byId,
      answer: { status: 200, schema: entity },
      errors: ['not_found'],
    }),
    update: endpoint({
      tag,
      method: 'PUT',
      path: `${path}/{id}`,
      role: 'admin',
      summary: `Update a ${one}`,
      params: byId,
      body: z.extend(z.partial(settings), expected),
      answer: { status: 200, schema: entity },
      errors: ['not_found', 'conflict'],
    }),
    remove: endpoint({
      tag,
      method: 'DELETE',
      path: `${path}/{id}`,
      role: 'admin',
      summary: `Delete a ${one}`,
      params: byId,
      answer: { status: 204 },
      errors: ['not_found', 'conflict'],
    }),
  };
}

/** What is done with settings records. */
type Five<List, Create, Get, Update, Remove> = { list: List; create: Create; get: Get; update: Update; remove: Remove };
/** The same under the names of one kind's operations: `listBots`, `createBot`, … */
export type ByOperation<
  One extends string,
  Many extends string,
  Of extends Five<unknown, unknown, unknown, unknown, unknown>,
> = Record<`list${Many}`, Of['list']> &
  Record<`create${One}`, Of['create']> &
  Record<`get${One}`, Of['get']> &
  Record<`update${One}`, Of['update']> &
  Record<`delete${One}`, Of['remove']>;

/** Names the endpoints, or the operations, of one kind of settings record. */
export const byOperation = <
  const One extends string,
  const Many extends string,
  Of extends Five<unknown, unknown, unknown, unknown, unknown>,
>(
  one: One,
  many: Many,
  of: Of,
): ByOperation<One, Many, Of> =>
  ({
    [`list${many}`]: of.list,
    [`create${one}`]: of.create,
    [`get${one}`]: of.get,
    [`update${one}`]: of.update,
    [`delete${one}`]: of.remove,
  }) as ByOperation<One, Many, Of>;
