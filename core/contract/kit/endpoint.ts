/** The shape of one row of the contract, and the pieces rows share. */
import * as z from 'zod/mini';
import type { ErrorCode } from '#core/model/errors.ts';
import type { TeamRole } from '#core/model/team/team-role.ts';

/** Where the agents' API begins. */
export const AGENT_API = '/api/v1/live-chat';
/** Where the edge sends a request with an API key, below the name of the function that serves it: no gateway can check keys. */
export const KEY_API = '/api/machine';
/** Where the widget's API begins. */
export const WIDGET_API = '/api/widget/{token}';
/** Where the edge sends what a visitor sends at length, so that the gateway can count it apart: it costs many times as much. */
export const LONG_API = '/api/long';
/** The route of it, which takes any path. */
export const LONG_ROUTE = `POST ${LONG_API}/{proxy+}`;

/**
 * Who may call: anybody; a visitor with a session; or somebody of the team with this role or a higher one. `authorize` in
 * `core/access/team-access.ts` is the rule.
 */
export type Role = 'public' | 'visitor' | TeamRole;

/** Whether an endpoint is for people of the team, or for their programs. */
export const isForTeam = ({ role }: { role: Role }): boolean => role !== 'public' && role !== 'visitor';

/** One endpoint, as data: route, validation, typed client and API description are derived from it. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for a path parameter. */
  path: string;
  role: Role;
  /** False where the group `agent` is enough for the role `agent`: it is for people who are not an agent yet. */
  needsAgentRecord?: boolean;
  /** True where API keys are refused, whatever their role. */
  isForPeople?: boolean;
  /** True where only API keys are accepted. */
  isForKeys?: boolean;
  /** The group it is listed under. */
  tag: string;
  /** One sentence for the reader of the API description. */
  summary: string;
  params?: z.ZodMiniType;
  query?: z.ZodMiniType;
  body?: z.ZodMiniType;
  /** True where whatever a body says doesn't matter, in whichever format it is. */
  ignoresBody?: boolean;
  /** True where the body may also be an HTML form's (`application/x-www-form-urlencoded`). */
  takesForms?: boolean;
  /** What a success answers with: nothing for 204; JSON of a schema, another media type, or by `Accept` either. */
  answer: { status: 200 | 201 | 204; schema?: z.ZodMiniType; contentType?: string };
  /** Its own errors, in addition to those of every endpoint of its role. */
  errors?: readonly ErrorCode[];
  /** The most a body may have, where that is more than usual. */
  maxBodyBytes?: number;
};

/** Keeps the row's exact types while checking its shape. */
export function endpoint<const Row extends Endpoint>(row: Row): Row {
  return row;
}

/** A row with the schema of what it answers, where requests stand apart from answers. */
export const answers = <const Row extends Endpoint, Schema extends z.ZodMiniType>(row: Row, schema: Schema) => ({
  ...row,
  answer: { ...row.answer, schema },
});

/** A whole number written in digits, in a path or a query. */
const inDigits = (min: number, max: number, otherwise: string) =>
  z.pipe(
    z.pipe(z.string().check(z.regex(/^(0|[1-9]\d{0,15})$/, otherwise)), z.transform(Number)),
    z.int(otherwise).check(z.gte(min, otherwise), z.lte(max, otherwise)),
  );

/** An id in a path or a query: decimal digits below 2^53. */
export const idText = inDigits(1, Number.MAX_SAFE_INTEGER, 'Must be an id: a whole number from 1 to 9007199254740991');

/** A whole number in a query. */
export const wholeNumber = (min: number, max: number) =>
  inDigits(min, max, `Must be a whole number from ${min} to ${max}`);

/** `{id}` in a path. */
export const byId = z.strictObject({ id: idText });

/** How lists are paged: `limit` 1–100, default 25, and an opaque `cursor` from the page before. */
export const paging = {
  limit: z._default(z.optional(wholeNumber(1, 100)), 25),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
};

/** How messages are paged: rows after or before a number, ascending either way. */
export const messagePaging = z
  .strictObject({
    after_seq: z.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
    before_seq: z.optional(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
    limit: z._default(z.optional(wholeNumber(1, 100)), 25),
  })
  .check(
    z.refine(
      (query) => query.after_seq === undefined || query.before_seq === undefined,
      'Must have after_seq or before_seq, not both',
    ),
  );

/** A page of a list. */
export const page = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ data: z.array(item), next_cursor: z.nullable(z.string()) });

/** A page of messages: `up_to_seq` is the newest row's number when the page was read. */
export const messagePage = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ data: z.array(item), up_to_seq: z.int() });
