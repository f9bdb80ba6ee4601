/** What DynamoDB refuses and the local server takes: limits of expressions, of key operands, and of what an index has. */
import type { Table } from '#local/dynamodb/table.ts';
import type { Json } from '#local/aws/protocol/service.ts';
import type { AttributeMap } from './requests.ts';

/** Limits of the developer guide ("Quotas"), in bytes for keys. */
const MAX_PARTITION_KEY = 2048;
const MAX_SORT_KEY = 1024;
const MAX_OPERATORS = 300;
const MAX_IN_OPERANDS = 100;

const expressionNames = [
  'KeyConditionExpression',
  'ConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
  'UpdateExpression',
] as const;

/** The message that DynamoDB refuses a request with; undefined for one it takes. */
export function refusalOf(input: Json, tables: readonly Table[]): string | undefined {
  const inner = ((input['TransactItems'] ?? []) as Record<string, Json>[]).flatMap((entry) => Object.values(entry));
  for (const part of [input, ...inner]) {
    const message = expressionRefusal(part) ?? keyOperandRefusal(part) ?? indexRefusal(part, tables);
    if (message !== undefined) return message;
  }
  return undefined;
}

function expressionRefusal(part: Json): string | undefined {
  for (const name of expressionNames) {
    const text = String(part[name] ?? '');
    const operators = text.match(/\b(AND|OR|NOT|BETWEEN|IN)\b|[<>=]+|[+-](?= )|\b[a-z_]+\(/gi) ?? [];
    if (operators.length > MAX_OPERATORS)
      return `Invalid ${name}: The expression contains too many operators; operator count: ${operators.length}`;
    for (const [, operands = ''] of text.matchAll(/\bIN\s*\(([^)]*)\)/gi)) {
      const count = operands.split(',').length;
      if (count > MAX_IN_OPERANDS)
        return `Invalid ${name}: The IN operator is provided with too many operands; number of operands: ${count}`;
    }
  }
  return undefined;
}

/** The operands of a key condition: the first names the partition. */
function keyOperandRefusal(part: Json): string | undefined {
  const condition = String(part['KeyConditionExpression'] ?? '');
  const values = (part['ExpressionAttributeValues'] ?? {}) as AttributeMap;
  const operands = [...condition.matchAll(/:\w+/g)].map(([name]) => values[name]?.['S']);
  for (const [index, operand] of operands.entries()) {
    if (typeof operand !== 'string') continue;
    const most = index === 0 ? MAX_PARTITION_KEY : MAX_SORT_KEY;
    if (operand === '')
      return 'One or more parameter values are not valid. A value specified for a key condition is an empty string.';
    if (Buffer.byteLength(operand) > most)
      return `One or more parameter values were invalid: Size of a key operand has exceeded the limit of ${most} bytes`;
  }
  const start = part['ExclusiveStartKey'] as AttributeMap | undefined;
  const [partition] = operands;
  const isElsewhere = Object.values(start ?? {}).every((value) => value['S'] !== partition);
  return start && typeof partition === 'string' && isElsewhere
    ? 'The provided starting key is outside query boundaries based on provided conditions'
    : undefined;
}

/** An index that has only keys can't filter by, or answer with, anything else. */
function indexRefusal(part: Json, tables: readonly Table[]): string | undefined {
  const { IndexName, TableName, ExpressionAttributeNames } = part;
  const table = tables.find(({ name }) => name === TableName);
  const has = table?.keysOnlyIndexes?.[String(IndexName)];
  if (!has) return undefined;
  const names = (ExpressionAttributeNames ?? {}) as Record<string, string>;
  const texts = [part['FilterExpression'], part['ProjectionExpression']].map((text) => String(text ?? ''));
  const used = texts.flatMap((text) => text.match(/#\w+/g) ?? []).map((name) => names[name] ?? name);
  const lacking = used.find((name) => !has.includes(name));
  return lacking === undefined
    ? undefined
    : `One or more parameter values were invalid: The index ${String(IndexName)} doesn't have the attribute ${lacking}`;
}
