/** A typed client of the contract: one function, every endpoint, nothing but `fetch`. */
import type * as z from 'zod/mini';
import type { FieldError } from '#core/model/errors.ts';
import type { Answer, endpoints, OperationId, Sent } from './http.ts';

/** Where an operation is: all a client needs to know of a row at run time. */
export type Address = { method: string; path: string };

/** A refusal, with what the server said. `code` is missing where the gateway itself refused: go by `status`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string | undefined;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    problem: { code?: string; detail?: string; title?: string; errors?: FieldError[] },
    retryAfter: string | null,
  ) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}.`);
    this.status = status;
    this.code = problem.code;
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = retryAfter === null ? undefined : Number(retryAfter);
  }
}

type Part<Id extends OperationId, Name extends 'params' | 'query' | 'body'> =
  (typeof endpoints)[Id] extends Record<Name, z.ZodMiniType> ? Record<Name, Sent<Id, Name>> : unknown;

/** What a call takes: the row's path parameters (as text), query and body. */
export type Request<Id extends OperationId> = Part<Id, 'params'> &
  Part<Id, 'query'> &
  Part<Id, 'body'> & { signal?: AbortSignal };

/** What a client is made of. */
export type ClientOptions = {
  /** The site's address without a trailing slash; empty for the page's own. */
  origin: string;
  /** The bearer token to send, if any. */
  token: () => string | undefined | Promise<string | undefined>;
  fetch: typeof fetch;
  /** Where each operation is: `endpoints`, or a smaller table of only those a page uses. */
  addresses: Partial<Record<OperationId, Address>>;
};

/** Calls an operation; resolves with its answer, rejects with `ApiError`, or with what `fetch` rejects with when offline. */
export type Client = <Id extends OperationId>(operation: Id, request: Request<Id>) => Promise<Answer<Id>>;

/** Makes a client. */
export function createClient({ origin, token, fetch, addresses }: ClientOptions): Client {
  return async (operation, request) => {
    const address = addresses[operation];
    if (!address) throw new Error(`This client has no address for ${operation}.`);
    const { params, query, body, signal } = request as {
      params?: Record<string, string>;
      query?: Record<string, unknown>;
      body?: unknown;
      signal?: AbortSignal;
    };
    const bearer = await token();
    const response = await fetch(origin + fill(address.path, params ?? {}) + search(query ?? {}), {
      method: address.method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (response.status === 204) return undefined as never;
    if (!response.ok) {
      // The gateway's own errors need not be JSON, and a truncated response isn't.
      const problem = (await response.json().catch(() => ({}))) as object;
      throw new ApiError(response.status, problem, response.headers.get('retry-after'));
    }
    return (await response.json()) as never;
  };
}

function fill(path: string, params: Record<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
}

function search(query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}
