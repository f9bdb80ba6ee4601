import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Synthesized } from '../synthesized.ts';
import { largest, losses, released, statefulOf, statefulTypes } from './stateful.ts';

type Resources = Synthesized['template']['Resources'];

/** The template of now after a change, compared with that of the last release. */
function after(change: (resources: Resources) => void): string[] {
  const { Resources } = new Synthesized(largest).template;
  change(Resources);
  return losses(released().resources, statefulOf(Resources));
}
const table = 'chattable3714CDA8';
const set = (resources: Resources, id: string, fields: object) =>
  Object.assign(resources[id]?.Properties as object, fields);

describe('an update of the last release', () => {
  it('replaces and removes nothing that is stateful', () => {
    expect(after(() => {})).toEqual([]);
    expect(losses(statefulOf(new Synthesized().template.Resources), released().resources)).toEqual([]);
  });

  it('keeps the table, the people, the files, the secret and the addresses by their logical ids', () => {
    const kept = Object.entries(released().resources);
    const idsOf = (type: string) => kept.filter(([, one]) => one.type === type).map(([id]) => id);
    expect(idsOf('AWS::DynamoDB::Table')).toEqual([table]);
    for (const type of ['AWS::Cognito::UserPool', 'AWS::CloudFront::Distribution', 'AWS::SecretsManager::Secret'])
      expect([type, idsOf(type).length]).toEqual([type, 1]);
    expect(idsOf('AWS::ApiGatewayV2::Api')).toHaveLength(2);
    expect(idsOf('AWS::S3::Bucket')).toHaveLength(3);
    expect(kept.length).toBeGreaterThan(20);
  });

  const changes: [string, (resources: Resources) => void, RegExp][] = [
    ['another key', (all) => set(all, table, { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] }), /KeySchema/],
    ['a name', (all) => set(all, table, { TableName: 'chats' }), /TableName changed.*every chat/],
    ['no index', (all) => set(all, table, { GlobalSecondaryIndexes: [] }), /GlobalSecondaryIndexes lost/],
    ['no stream', (all) => set(all, table, { StreamSpecification: undefined }), /StreamSpecification/],
    ['data that goes', (all) => Object.assign(all[table] ?? {}, { DeletionPolicy: 'Delete' }), /no longer kept/],
    [
      'another id',
      (all) => {
        const { [table]: moved } = all;
        delete all[table];
        if (moved) all['chattableMoved'] = moved;
      },
      /chattable3714CDA8 \(AWS::DynamoDB::Table\) is gone/,
    ],
  ];
  it.each(changes)('would be seen to lose something with %s', (_, change, sentence) => {
    expect(after(change)).toEqual([expect.stringMatching(sentence)]);
  });

  it('may add indexes, and change how much an index takes', () => {
    const more = (resources: Resources) => {
      const indexes =
        (resources[table]?.Properties as Record<string, object[]> | undefined)?.['GlobalSecondaryIndexes'] ?? [];
      for (const index of indexes) Object.assign(index, { OnDemandThroughput: { MaxReadRequestUnits: 10 } });
      indexes.push({ IndexName: 'gsi3', KeySchema: [] });
    };
    expect(after(more)).toEqual([]);
  });

  it('knows of each type at least what the CDK knows', () => {
    type Known = Record<
      string,
      { cloudFormationType: string; properties: Record<string, { causesReplacement?: string }> }
    >;
    const packed = readFileSync('node_modules/aws-cdk/db.json.gz');
    const { schema } = JSON.parse(gunzipSync(packed).toString()) as { schema: { resource: { entities: Known } } };
    const ofCdk = Object.values(schema.resource.entities).filter(
      ({ cloudFormationType }) => cloudFormationType in statefulTypes,
    );
    expect(ofCdk.length).toBe(Object.keys(statefulTypes).length);
    for (const { cloudFormationType: type, properties } of ofCdk) {
      const replacing = Object.keys(properties).filter((name) => properties[name]?.causesReplacement === 'yes');
      expect([type, replacing.filter((name) => !statefulTypes[type]?.fixed.includes(name))]).toEqual([type, []]);
    }
  });
});
