/** Measures every request: requests the consumed capacity, counts it, and hides it from callers who didn't request it. */
import type { Attribution, Meters } from '#local/meters/meters.ts';
import type { Json } from '#local/aws/protocol/service.ts';
import { writeUnits } from './item-size.ts';
import { isTransaction, itemsOf, type AttributeMap } from './requests.ts';

type Units = { CapacityUnits?: number };
type Consumed = Units & { TableName: string; Table?: Units; GlobalSecondaryIndexes?: Record<string, Units> };

const reads = new Set(['GetItem', 'BatchGetItem', 'TransactGetItems', 'Query', 'Scan']);
const conditional = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);
const writes = new Set([...conditional, 'BatchWriteItem', 'TransactWriteItems']);

/** The request, asking for consumed capacity and, if it is a write that may fail, for the item it failed on. */
export function measured(operation: string, input: Json): Json {
  if (!reads.has(operation) && !writes.has(operation)) return { ...input };
  const request: Json = { ...input, ReturnConsumedCapacity: 'INDEXES' };
  if (conditional.has(operation) && 'ConditionExpression' in input) {
    request['ReturnValuesOnConditionCheckFailure'] = 'ALL_OLD';
  }
  return request;
}

/** Counts the consumed capacity of a successful response and returns the response that the caller expects. */
export function settle(operation: string, input: Json, answer: Json, meters: Meters, to: Attribution): Json {
  const { ConsumedCapacity, ...rest } = answer as { ConsumedCapacity?: Consumed | Consumed[] };
  for (const consumed of [ConsumedCapacity ?? []].flat()) count(operation, consumed, meters, to);
  if (ConsumedCapacity === undefined || !['TOTAL', 'INDEXES'].includes(String(input['ReturnConsumedCapacity'])))
    return rest;
  if (input['ReturnConsumedCapacity'] === 'INDEXES') return answer;
  const total = ({ TableName, CapacityUnits }: Consumed): object => ({ TableName, CapacityUnits });
  return {
    ...rest,
    ConsumedCapacity: Array.isArray(ConsumedCapacity) ? ConsumedCapacity.map(total) : total(ConsumedCapacity),
  };
}

function count(operation: string, consumed: Consumed, meters: Meters, to: Attribution): void {
  const all = consumed.CapacityUnits ?? 0;
  if (reads.has(operation)) return meters.count(to, 'read_units', all);
  const indexes = Object.values(consumed.GlobalSecondaryIndexes ?? {});
  const ofIndexes = indexes.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  meters.count(to, 'write_units', all - ofIndexes);
  if (ofIndexes > 0) meters.count(to, 'index_write_units', ofIndexes);
}

/** A failed condition is billed by the larger of the old and the new item, a canceled transaction at twice its items. */
export function meterFailure(operation: string, input: Json, error: Json, meters: Meters, to: Attribution): Json {
  const name = String(error['__type']).split('#').at(-1);
  if (name === 'TransactionCanceledException' && isTransaction(operation)) {
    const meter = reads.has(operation) ? 'read_units' : 'write_units';
    meters.count(
      to,
      meter,
      itemsOf(operation, input).reduce((sum, { attributes }) => sum + 2 * writeUnits(attributes), 0),
    );
  }
  if (name !== 'ConditionalCheckFailedException') return error;
  const { Item, ...rest } = error as { Item?: AttributeMap };
  meters.count(to, 'write_units', Math.max(writeUnits(Item ?? {}), writeUnits((input['Item'] ?? {}) as AttributeMap)));
  return input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' ? error : rest;
}
