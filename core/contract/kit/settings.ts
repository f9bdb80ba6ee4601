/** The five endpoints of something that is set up, all alike. Two functions may serve them: what reads, and what writes. */
import * as z from 'zod/mini';
import { version } from '#core/model/id.ts';
import { AGENT_API, byId, endpoint, page, paging } from './endpoint.ts';

const paged = z.strictObject(paging);

/** A noun with its article. */
const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** What an update may contain in addition to its changes: the version it is based on. */
export const expected = { version: z.optional(version) };

type Documented = Parameters<typeof endpoint>[0]['answer']['schema'] & object;

/** What the endpoints of one kind have in common. */
type Kind<Name extends string, Entity extends Documented> = {
  /** As paths name it, such as `canned-responses`. */
  collection: Name;
  tag: string;
  /** As sentences name one, such as `canned response`. */
  one: string;
  entity: Entity;
};

/** List and get, for agents. */
export function settingsReads<const Name extends string, Entity extends Documented>({
  collection,
  tag,
  one,
  entity,
}: Kind<Name, Entity>) {
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
  };
}

/** Create, update and delete: for admins, or for supervisors, too. */
export function settingsWrites<const Name extends string, Entity extends Documented, Settings extends z.ZodMiniObject>(
  { collection, tag, one, entity }: Kind<Name, Entity>,
  settings: Settings,
  role: 'admin' | 'supervisor' = 'admin',
) {
  const path = `${AGENT_API}/${collection}` as const;
  return {
    create: endpoint({
      tag,
      method: 'POST',
      path,
      role,
      summary: `Create ${withArticle(one)}`,
      body: settings,
      answer: { status: 201, schema: entity },
      errors: ['conflict', 'not_found'],
    }),
    update: endpoint({
      tag,
      method: 'PUT',
      path: `${path}/{id}`,
      role,
      summary: `Update ${withArticle(one)}`,
      params: byId,
      body: z.extend(z.partial(settings), expected),
      answer: { status: 200, schema: entity },
      errors: ['not_found', 'conflict'],
    }),
    remove: endpoint({
      tag,
      method: 'DELETE',
      path: `${path}/{id}`,
      role,
      summary: `Delete ${withArticle(one)}`,
      params: byId,
      answer: { status: 204 },
      errors: ['not_found', 'conflict'],
    }),
  };
}

/** List, create, get, update, delete: read by agents, written by admins. */
export function settingsEndpoints<
  const Name extends string,
  Entity extends Documented,
  Settings extends z.ZodMiniObject,
>(collection: Name, tag: string, one: string, entity: Entity, settings: Settings) {
  const kind = { collection, tag, one, entity };
  const { list, get } = settingsReads(kind);
  const { create, update, remove } = settingsWrites(kind, settings);
  return { list, create, get, update, remove };
}

/** The operations of one kind of settings record: `listBots`, `createBot`, … */
type Names<One extends string, Many extends string> = {
  list: `list${Many}`;
  create: `create${One}`;
  get: `get${One}`;
  update: `update${One}`;
  remove: `delete${One}`;
};
type Part = keyof Names<string, string>;
/** What is done with settings records, by the names of one kind's operations. */
export type ByOperation<One extends string, Many extends string, Of> = {
  [Name in keyof Of & Part as Names<One, Many>[Name]]: Of[Name];
};

/** Names the endpoints, or the operations, of one kind of settings record: all five, or those that are given. */
export const byOperation = <
  const One extends string,
  const Many extends string,
  Of extends Partial<Record<Part, unknown>>,
>(
  one: One,
  many: Many,
  of: Of,
): ByOperation<One, Many, Of> => {
  const names: Names<One, Many> = {
    list: `list${many}`,
    create: `create${one}`,
    get: `get${one}`,
    update: `update${one}`,
    remove: `delete${one}`,
  };
  return Object.fromEntries(Object.entries(of).map(([part, value]) => [names[part as Part], value])) as ByOperation<
    One,
    Many,
    Of
  >;
};
