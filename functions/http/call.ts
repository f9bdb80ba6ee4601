/** What an operation is called with, and what it answers: types that follow from its row of the contract. */
import type * as z from 'zod/mini';
import type { Answer, endpoints, OperationId } from '#core/contract/http.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import type { VisitorCaller } from '#functions/identity/visitor-session.ts';
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
};

/** What carries out an operation. */
export type Operation<Deps, Id extends OperationId> = (
  deps: Deps,
  call: Call<Id>,
) => Promise<Reply<Answer<Id>>> | Reply<Answer<Id>>;

/** Operations by name: exactly one for every row. */
export type Operations<Deps, Ids extends OperationId> = { [Id in Ids]: Operation<Deps, Id> };
