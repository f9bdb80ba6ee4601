import { describe, expect, it } from 'vitest';
import { tableResource } from '#test/support/dynamodb.ts';
import { Synthesized } from '#test/lib/synthesized.ts';

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

  it('is kept when the stack is deleted, unless its owner says otherwise', () => {
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', Properties: { DeletionProtectionEnabled: true } });
    const [[, trial] = ['', undefined]] = new Synthesized({ keepData: false }).all(TABLE);
    expect(trial).toMatchObject({ DeletionPolicy: 'Delete', Properties: { DeletionProtectionEnabled: false } });
  });

  it('takes as much as its owner says, with its indexes, and is encrypted with their key', () => {
    const most = { MaxReadRequestUnits: 2000, MaxWriteRequestUnits: 1000 };
    const key = 'arn:aws:kms:eu-central-1:111122223333:key/11112222';
    const [[, own] = ['', undefined]] = new Synthesized({
      tableThroughput: { maxReadUnits: 2000, maxWriteUnits: 1000 },
      encryptionKeyArn: key,
    }).all<{ GlobalSecondaryIndexes: object[] }>(TABLE);
    expect(own?.Properties).toMatchObject({
      OnDemandThroughput: most,
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: key },
    });
    expect(own?.Properties.GlobalSecondaryIndexes).toHaveLength(2);
    for (const index of own?.Properties.GlobalSecondaryIndexes ?? [])
      expect(index).toMatchObject({ OnDemandThroughput: most });
    expect(resource?.Properties).toHaveProperty('OnDemandThroughput', {
      MaxReadRequestUnits: 10_000,
      MaxWriteRequestUnits: 2000,
    });
  });

  it('can be one that exists already, in place of the stack’s own', () => {
    const arn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/restored';
    const streamArn = `${arn}/stream/2026-11-30T10:00:00.000`;
    const existing = new Synthesized({ table: { arn, streamArn } });
    expect(existing.all(TABLE)).toEqual([]);
    const readers = existing.properties<{ EventSourceArn: unknown }>('AWS::Lambda::EventSourceMapping');
    expect(readers.map(({ EventSourceArn }) => EventSourceArn)).toEqual([streamArn, streamArn]);
    const { Variables } = existing.resource<{ Environment: { Variables: Record<string, unknown> } }>(
      existing.functionId('agent-api'),
    ).Properties.Environment;
    expect(Variables['TABLE_NAME']).toBe('restored');
    expect(JSON.stringify(existing.properties('AWS::IAM::Policy'))).toContain(`${arn}/index/gsi1`);
  });
});
