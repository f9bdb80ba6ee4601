import { describe, expect, it } from 'vitest';
import { BURST_SECONDS, ThroughputLimits } from '#local/aws/dynamodb/throughput-limits.ts';
import { AwsError } from '#local/aws/protocol/aws-error.ts';

describe('the maximum throughput of a table', () => {
  let nowMs = 0;
  const limitsOf = (burstSeconds = 1): ThroughputLimits => {
    const table = {
      name: 't',
      keys: ['pk'],
      maxThroughput: { table: { read: 10, write: 5 }, indexes: { gsi1: { read: 10, write: 2 } } },
    };
    const limits = new ThroughputLimits([table, { name: 'free', keys: ['pk'] }], () => nowMs);
    limits.burstSeconds = burstSeconds;
    return limits;
  };
  const consume = (limits: ThroughputLimits, operation: string, units: number, ofIndex = 0) =>
    limits.take(operation, {
      ConsumedCapacity: {
        TableName: 't',
        CapacityUnits: units + ofIndex,
        GlobalSecondaryIndexes: { gsi1: { CapacityUnits: ofIndex } },
      },
    });
  const refusal = (limits: ThroughputLimits, operation: string, input: object = { TableName: 't' }): unknown => {
    try {
      return limits.check(operation, { ...input });
    } catch (error) {
      return error instanceof AwsError ? error.name : error;
    }
  };

  it('throttles writes until a second has brought new units, and no reads', () => {
    const limits = limitsOf();
    consume(limits, 'PutItem', 6);
    expect([refusal(limits, 'PutItem'), refusal(limits, 'GetItem')]).toEqual(['ThrottlingException', undefined]);
    nowMs += 400;
    expect(refusal(limits, 'PutItem')).toBeUndefined();
  });

  it('throttles writes of the table when an index is full', () => {
    const limits = limitsOf();
    consume(limits, 'PutItem', 1, 3);
    expect(refusal(limits, 'PutItem')).toBe('ThrottlingException');
  });

  it('counts reads of an index toward the index', () => {
    const limits = limitsOf();
    consume(limits, 'Query', 0, 11);
    expect(refusal(limits, 'Query', { TableName: 't', IndexName: 'gsi1' })).toBe('ThrottlingException');
    expect(refusal(limits, 'Query')).toBeUndefined();
  });

  it('cancels a transaction', () => {
    const limits = limitsOf();
    consume(limits, 'TransactWriteItems', 6);
    const TransactItems = [{ Put: { TableName: 't', Item: { pk: { S: 'a' } } } }];
    expect(refusal(limits, 'TransactWriteItems', { TransactItems })).toBe('TransactionCanceledException');
  });

  it('saves what is unused for bursts, as DynamoDB does', () => {
    const limits = limitsOf(BURST_SECONDS);
    consume(limits, 'PutItem', 1400);
    expect(refusal(limits, 'PutItem')).toBeUndefined();
  });

  it('limits no table whose template says nothing', () => {
    expect(refusal(limitsOf(), 'PutItem', { TableName: 'free' })).toBeUndefined();
  });
});
