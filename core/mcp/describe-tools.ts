/** The tools as assistants see them, and where each one's operation is. Evaluated when the functions are bundled. */
import { authorizeKey } from '#core/access/key-access.ts';
import { served, teamApi } from '#core/contract/http.ts';
import { AGENT_API, type Endpoint } from '#core/contract/kit/endpoint.ts';
import { parameterNotes } from '#core/contract/openapi-texts.ts';
import { type Field, type Schema, fieldsOf, sentObject } from '#core/contract/openapi-schemas.ts';
import { type KeyRole, keyRoles } from '#core/model/team/api-key.ts';
import { type ToolNote, type ToolOperation, toolTable } from './tool-table.ts';

type Json = string | number | boolean | null | Json[] | { [field: string]: Json };

/** A tool, as the protocol lists it. */
export type ListedTool = {
  name: string;
  description: string;
  inputSchema: { type: 'object'; properties: Record<string, Json>; required: string[]; additionalProperties: false };
  annotations: { title: string; readOnlyHint: boolean; destructiveHint: boolean; openWorldHint: boolean };
};

/** A tool: what is listed, who may call it, and the request that it makes. */
export type Tool = {
  listed: ListedTool;
  roles: readonly KeyRole[];
  method: Endpoint['method'];
  /** Below the API's own path, with `{name}` for a parameter. */
  path: string;
  /** The function that serves it. */
  to: 'agent' | 'settings';
  /** Which arguments belong to the path and to the query. All others are the body's. */
  params: readonly string[];
  query: readonly string[];
  hasBody: boolean;
  hasVisitorText: boolean;
};

/** Every tool, by name. */
export const describeTools = (): Record<string, Tool> =>
  Object.fromEntries(
    Object.entries<ToolNote>(toolTable).map(([operation, note]) => {
      const tool = describe(operation as ToolOperation, note);
      return [tool.listed.name, tool];
    }),
  );

function describe(operation: ToolOperation, { note, hasVisitorText = false, without = [] }: ToolNote): Tool {
  const row: Endpoint = teamApi[operation];
  const [params, query] = [row.params, row.query].map((schema) => (schema ? fieldsOf(schema) : [])) as [
    Field[],
    Field[],
  ];
  const body = row.body ? sentObject(row.body) : { properties: {}, required: [] };
  const sent = Object.fromEntries(Object.entries(body.properties).filter(([name]) => !without.includes(name)));
  const isRead = row.method === 'GET';
  return {
    listed: {
      name: toolName(operation),
      description: [`${row.summary}.`, ...(note === undefined ? [] : [note])].join(' '),
      inputSchema: {
        type: 'object',
        properties: plain({ ...documented(params), ...documented(query), ...sent }),
        required: [...params, ...query]
          .filter(({ required }) => required)
          .map(({ name }) => name)
          .concat(body.required),
        additionalProperties: false,
      },
      annotations: { title: titleOf(operation), readOnlyHint: isRead, destructiveHint: !isRead, openWorldHint: false },
    },
    roles: keyRoles.filter((role) => mayCall(role, row)),
    method: row.method,
    path: row.path.slice(AGENT_API.length),
    to: operation in served['agent-api'] ? 'agent' : 'settings',
    params: params.map(({ name }) => name),
    query: query.map(({ name }) => name),
    hasBody: row.body !== undefined,
    hasVisitorText,
  };
}

/**
 * Fields without what costs an assistant's context and tells it nothing: the operation checks everything. Some models refuse
 * all tools where one pattern looks around, as that of email addresses does.
 */
const plain = (fields: Record<string, Schema>) =>
  JSON.parse(JSON.stringify(fields), (key, value: unknown) =>
    (key === 'pattern' && /\(\?|\\u/.test(String(value))) || value === 'int64' || value === Number.MAX_SAFE_INTEGER
      ? undefined
      : value,
  ) as Record<string, Json>;

const documented = (fields: Field[]): Record<string, Schema> =>
  Object.fromEntries(
    fields.map(({ name, schema }) => {
      const description = parameterNotes[name];
      return [name, description === undefined ? schema : { ...schema, description }];
    }),
  );

function mayCall(role: KeyRole, row: Endpoint): boolean {
  try {
    authorizeKey(role, row);
    return true;
  } catch {
    return false;
  }
}

const wordsOf = (operation: string): string[] => operation.split(/(?=[A-Z])/).map((word) => word.toLowerCase());

/** `list_conversations` for `listConversations`. */
const toolName = (operation: string): string => wordsOf(operation).join('_');

/** `List conversations` for `listConversations`. */
function titleOf(operation: string): string {
  const title = wordsOf(operation).join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}
