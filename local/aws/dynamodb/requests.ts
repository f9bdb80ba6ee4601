/** What a DynamoDB request uses: the tables and indexes that it needs grants for, and the single items it reads or writes. */
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import type { Table } from '#local/dynamodb/table.ts';
import type { Context } from '#local/iam/conditions.ts';
import type { Json } from '#local/aws/protocol/service.ts';

export type AttributeMap = Record<string, Record<string, unknown>>;

/** One item of a request. */
export type ItemOperation = {
  kind: 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';
  table: string;
  /** The key or, for a put, the whole item, which contains it. */
  attributes: AttributeMap;
};

type Target = { TableName: string; Key?: AttributeMap; Item?: AttributeMap };

const transactional: Record<string, ItemOperation['kind']> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

export const isTransaction = (operation: string): boolean => operation.startsWith('Transact');

/** Items that a request names, in its order. Queries and scans name none. */
export function itemsOf(operation: string, input: Json): ItemOperation[] {
  if (isTransaction(operation)) return (input['TransactItems'] as Record<string, Target>[]).flatMap(transactItem);
  if (operation === 'BatchWriteItem') return batchWrites(input);
  if (operation === 'BatchGetItem') {
    const tables = Object.entries(input['RequestItems'] as Record<string, { Keys: AttributeMap[] }>);
    return tables.flatMap(([table, { Keys }]) => Keys.map((attributes) => ({ kind: 'GetItem', table, attributes })));
  }
  const { TableName: table, Key, Item } = input as Target;
  const kind = Object.values(transactional).find((known) => known === operation);
  return kind ? [{ kind, table, attributes: Item ?? Key ?? {} }] : [];
}

const transactItem = (entry: Record<string, Target>): ItemOperation[] =>
  Object.entries(entry).flatMap(([action, { TableName: table, Item, Key }]) => {
    const kind = transactional[action];
    return kind ? [{ kind, table, attributes: Item ?? Key ?? {} }] : [];
  });

type BatchWrite = { PutRequest?: { Item: AttributeMap }; DeleteRequest?: { Key: AttributeMap } };

const batchWrites = (input: Json): ItemOperation[] =>
  Object.entries(input['RequestItems'] as Record<string, BatchWrite[]>).flatMap(([table, writes]) =>
    writes.map(({ PutRequest, DeleteRequest }) =>
      PutRequest
        ? { kind: 'PutItem', table, attributes: PutRequest.Item }
        : { kind: 'DeleteItem', table, attributes: DeleteRequest?.Key ?? {} },
    ),
  );

/** A request in one line, for whoever reads a bill: its items without their numbers, or what it queries. */
export function describeRequest(operation: string, input: Json): string {
  const items = itemsOf(operation, input).map(({ kind, attributes }) => {
    const key = ['pk', 'sk'].map((name) => String(attributes[name]?.['S']));
    return `${isTransaction(operation) ? `${kind.replace('Item', '')} ` : ''}${withoutNumbers(key.join('/'))}`;
  });
  const { IndexName: index } = input as { IndexName?: string };
  const queried = Object.values((input['ExpressionAttributeValues'] ?? {}) as AttributeMap).map(({ S }) => String(S));
  const named =
    items.length > 0 ? items : [...(index === undefined ? [] : [index]), withoutNumbers(queried.slice(0, 2).join('/'))];
  return `${operation} ${named.join(', ')}`;
}

/** A key with `*` for each number, address and random part in it. */
const withoutNumbers = (key: string): string =>
  key
    .replaceAll(/CONN#[\w+/]+=*/g, 'CONN#*')
    .split(/(?<=[#/|])|(?=[#/|])/)
    .map((part) => (/\d/.test(part) || /[a-z]{2}/.test(part) ? '*' : part))
    .join('');

/** A permission that a request needs, and the partition keys that it is about. */
export type NeededGrant = { action: string; resource: string; context?: Context };

/**
 * Grants that the caller's role needs: transactions need them per item, batches by their own names, queries on their index.
 *
 * With each come the values of the partition keys, as `dynamodb:LeadingKeys`. AWS describes them for single requests, batches
 * and queries, and says nothing of transactions: here each item of one has its own, which is the stricter reading.
 */
export function grantsOf(operation: string, input: Json, tables: readonly Table[] = []): NeededGrant[] {
  const partitionKey = (table: string): string =>
    tables.find(({ name }) => name === table || table.endsWith(`:table/${name}`))?.keys[0] ?? 'pk';
  const leading = (items: readonly ItemOperation[]): Context => ({
    'dynamodb:LeadingKeys': items.map(({ table, attributes }) =>
      String(Object.values(attributes[partitionKey(table)] ?? {})[0]),
    ),
  });
  const items = itemsOf(operation, input);
  if (isTransaction(operation)) {
    return items.map((item) => ({
      action: `dynamodb:${item.kind}`,
      resource: tableArn(item.table),
      context: leading([item]),
    }));
  }
  const action = `dynamodb:${operation}`;
  if (operation.startsWith('Batch')) {
    return Object.keys(input['RequestItems'] as object).map((table) => ({
      action,
      resource: tableArn(table),
      context: leading(items.filter((item) => item.table === table)),
    }));
  }
  const { TableName, IndexName } = input as { TableName?: string; IndexName?: string };
  if (TableName === undefined) return [{ action, resource: '*' }];
  const arn = tableArn(TableName);
  const resource = IndexName === undefined ? arn : `${arn}/index/${IndexName}`;
  if (operation === 'Query')
    return [{ action, resource, context: { 'dynamodb:LeadingKeys': [queriedPartition(input)] } }];
  return [{ action, resource, ...(items.length > 0 && { context: leading(items) }) }];
}

/** The partition of a query, of the table or an index: the first value of its key condition, which is an equality. */
export function queriedPartition(input: Json): string {
  const [operand = ''] = /:\w+/.exec(String(input['KeyConditionExpression'] ?? '')) ?? [];
  return String(((input['ExpressionAttributeValues'] ?? {}) as AttributeMap)[operand]?.['S']);
}

/** Expressions with a character beyond ASCII. DynamoDB rejects them, and they would crash the local server (GHSA-gwhp-7jch-7xj6). */
export function nonAsciiExpressions(input: Json): string[] {
  const parts = [
    input,
    ...((input['TransactItems'] ?? []) as Record<string, Json>[]).flatMap((entry) => Object.values(entry)),
  ];
  const expressions = parts.flatMap((part) => [part['UpdateExpression'], part['ProjectionExpression']]);
  return expressions.filter((text): text is string => typeof text === 'string' && /[^ -~\s]/.test(text));
}

/** Requests name a table by its name or its ARN. */
const tableArn = (table: string): string =>
  table.startsWith('arn:')
    ? table
    : `arn:${LOCAL_ACCOUNT.partition}:dynamodb:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:table/${table}`;
