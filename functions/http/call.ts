/** What an operation is called with, and what it answers: types that follow from its row of the contract, and what is read ahead. */
import type * as z from 'zod/mini';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import type { Answer, endpoints, OperationId } from '#core/contract/http.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import type { VisitorCaller } from '#functions/identity/visitor-session.ts';
import { type StoredRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';
import type { Reply } from './answer.ts';

/** What an operation may want to know of the request itself. */
export type RequestFacts = {
  id: string;
  /** The caller's address: the viewer's, not an edge's. */
  address: string;
  userAgent: string;
  /** The page's origin, if a browser sent one. */
  origin: string | undefined;
  /** `if-none-match`, for what is cached. */
  knownTag: string | undefined;
  /** The media types the caller takes; empty for any. */
  accept: string;
  /** `accept-language`: what the reader prefers; empty for anything. */
  acceptLanguage: string;
};

type Row<Id extends OperationId> = (typeof endpoints)[Id];
type Part<Id extends OperationId, Name extends 'params' | 'query' | 'body'> =
  Row<Id> extends Record<Name, infer Schema extends z.ZodMiniType> ? z.output<Schema> : undefined;
type CallerOf<Id extends OperationId> = Row<Id>['role'] extends 'public'
  ? undefined
  : Row<Id>['role'] extends 'visitor'
    ? VisitorCaller
    : TeamCaller;

/** A call of an operation: everything checked. */
export type Call<Id extends OperationId> = {
  params: Part<Id, 'params'>;
  query: Part<Id, 'query'>;
  body: Part<Id, 'body'>;
  caller: CallerOf<Id>;
  request: RequestFacts;
  /** The newest row of the conversation that a message is for, if it was read with the caller. Its reader may be refused it. */
  newest?: StoredRow | undefined;
};

/** What carries out an operation. */
export type Operation<Deps, Id extends OperationId> = (
  deps: Deps,
  call: Call<Id>,
) => Promise<Reply<Answer<Id>>> | Reply<Answer<Id>>;

/** Operations by name: exactly one for every row. */
export type Operations<Deps, Ids extends OperationId> = { [Id in Ids]: Operation<Deps, Id> };

/** What is read for a row of the contract while the caller is identified: nothing for most. */
export type ReadAhead = (
  deps: { table: Table },
  row: Endpoint,
  event: { pathParameters?: Record<string, string | undefined>; isByKey?: true },
) => Promise<StoredRow | undefined> | undefined;

/**
 * Reads the newest row of the conversation that a message is sent to. It is half a unit, also when the caller is refused.
 * Keys are checked first: anybody can send one, and the gateway knows none.
 */
export const newestRowAhead =
  (sends: Endpoint): ReadAhead =>
  ({ table }, row, { pathParameters = {}, isByKey }) => {
    const id = pathParameters['id'] ?? '';
    return row === sends && !isByKey && /^\d{1,15}$/.test(id) ? newestRow(table, Number(id)) : undefined;
  };
