/** What the endpoint passes to a service, and what it expects back. */
import type { Context } from '#local/iam/conditions.ts';
import type { Caller } from '#local/lambda/identity.ts';

export type Json = Record<string, unknown>;

/** One call of a function, its body parsed. */
export type Call = {
  caller: Caller;
  operation: string;
  input: Json;
  headers: Record<string, string | string[] | undefined>;
};

/** A response; most are 200 with a JSON body. */
export type Answer = { status?: number; headers?: Record<string, string>; body: string };

/** Responds to a call or throws `AwsError`. */
export type Service = (call: Call) => Promise<Answer>;

/** Throws `AccessDeniedException` unless the caller's role grants it. */
export type RequireGrant = (caller: Caller, action: string, resource: string, context?: Context) => void;

export const answerWith = (body: object): Answer => ({ body: JSON.stringify(body) });
