import { describe, expect, it } from 'vitest';
import { tableResource } from '#test/support/dynamodb.ts';
import { Synthesized } from './synthesized.ts';

const TABLE = 'AWS::DynamoDB::Table';

describe('the table', () => {
  const stack = new Synthesized();
  const [[logicalId, resource] = ['', undefined]] = stack.all(TABLE);

  it('never gets another logical id, which would replace it with an empty one', () => {
    expect(logicalId).toBe('chattable3714CDA8');
  });

  it('has the keys, indexes, stream and expiry the stores are tested against', () => {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, ...rest } = tableResource.Properties;
    expect(resource?.Properties).toMatchObject({ KeySchema, GlobalSecondaryIndexes, ...rest });
    const names = (definitions: unknown) =>
      (definitions as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName).sort();
    expect(names(resource?.Properties['AttributeDefinitions'])).toEqual(names(AttributeDefinitions));
  });

  it('is billed by request and can be restored to any second', () => {
    expect(resource?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('is kept when a production stack is deleted, and deleted with any other', () => {
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', Properties: { DeletionProtectionEnabled: true } });
    const [[, trial] = ['', undefined]] = new Synthesized({ stage: 'trial' }).all(TABLE);
    expect(trial).toMatchObject({ DeletionPolicy: 'Delete', Properties: { DeletionProtectionEnabled: false } });
  });
});
