import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  misplacedSettings,
  parseConfig,
  parseStackConfig,
  settingNames,
  type SchemaInput,
} from '#lib/settings/config.ts';
import { settingsOfStage } from '#lib/settings/stages.ts';
import type { StackSettings } from '#lib/settings/settings.ts';

describe('settings', () => {
  it('have the type that the schema takes', () => {
    expectTypeOf<StackSettings>().branded.toEqualTypeOf<SchemaInput>();
  });

  it('have a default for everything', () => {
    expect(parseConfig({})).toMatchObject({ stage: 'prod', heartbeatSeconds: 25, leaseSeconds: 75, functions: {} });
  });

  it.each([
    [{ stage: 'Prod Stage' }, /stage/, 'Must be a short name in lower case'],
    [{ stagee: 'prod' }, /stagee/, 'Known settings: stage, '],
    [{ leaseSeconds: 0 }, /leaseSeconds/, '>=1'],
    [{ leaseSeconds: 20 }, /leaseSeconds/, 'heartbeatSeconds'],
    [
      { functions: { asign: { memory: 512 } } },
      /asign/,
      'Functions: visitor-api, agent-api, settings-api, mcp, socket-authorizer, socket',
    ],
    [{ visitorMessageRate: '60 per 5' }, /visitorMessageRate/, '60/5'],
    [{ issuer: { url: 'http://login.example.com', jwksUri: 'https://a.b', clientId: 'c' } }, /issuer\.url/, 'https://'],
    [{ mail: { from: 'chat' } }, /mail\.from/, 'email'],
    [{ mail: { from: 'chat@example.com', visitorsPerDay: -1 } }, /mail\.visitorsPerDay/, '>=0'],
    [{ mail: { from: 'chat@example.com', unreadMinutes: 0 } }, /mail\.unreadMinutes/, '>=1'],
    [{ mail: { from: 'chat@example.com', transcriptsTo: 'all' } }, /mail\.transcriptsTo/, '"verified"'],
    [
      { domain: { name: 'chat.example.com', certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/one' } },
      /domain\.certificateArn/,
      'us-east-1',
    ],
    [{ modelKeysSecretArn: 'arn:aws:s3:::keys' }, /modelKeysSecretArn/, 'Secrets Manager'],
    [{ httpStepHosts: ['169.254.169.254'] }, /httpStepHosts/, 'host name'],
    [{ httpStepHosts: ['localhost'] }, /httpStepHosts/, 'host name'],
    [{ cardHosts: ['10.0.0.1'] }, /cardHosts/, 'host name'],
    [{ httpStepHosts: ['https://api.example.com'] }, /httpStepHosts/, 'host name'],
    ['prod', /object/, '"prod"'],
  ])(
    '%j is refused with a message that names what is wrong, what was read and what is allowed',
    (settings, where, hint) => {
      expect(() => parseConfig(settings)).toThrow(where);
      expect(() => parseConfig(settings)).toThrow(`Read: ${JSON.stringify(settings)}`);
      expect(() => parseConfig(settings)).toThrow(hint);
    },
  );

  it.each([
    [{ domain: { name: 'chat.example.com' } }, /→ at domain/, 'hostedZone'],
    [
      { domain: { name: 'chat.example.com', hostedZone: { id: 'Z0123456789', name: 'example.org' } } },
      /domain\.hostedZone\.name/,
      'chat.example.com is in example.com',
    ],
    [
      { domain: { name: 'chat.example.com', hostedZone: { id: 'zone', name: 'example.com' } } },
      /hostedZone\.id/,
      'Z01',
    ],
    [{ userPool: { id: 'pool', signInDomain: 'login.example.com' } }, /userPool\.id/, 'eu-central-1_'],
    [
      {
        userPool: { id: 'eu-central-1_AbCdEf', signInDomain: 'login.example.com' },
        issuer: { url: 'https://a.example', jwksUri: 'https://a.example/keys', clientId: 'c' },
      },
      /userPool/,
      'one of both',
    ],
    [{ mfa: 'sometimes' }, /mfa/, '"required"'],
    [{ webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:global/webacl/a/b' }, /webAclArn/, 'us-east-1'],
    [{ encryptionKeyArn: 'alias/chat' }, /encryptionKeyArn/, 'arn:aws:kms:'],
    [{ tableThroughput: { maxReadUnits: 0, maxWriteUnits: 5 } }, /maxReadUnits/, '>=1'],
    [
      {
        table: {
          arn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/a',
          streamArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/b/stream/1',
        },
      },
      /table\.streamArn/,
      'stream of the same table',
    ],
    [{ fileBucket: 'arn:aws:s3:::files' }, /fileBucket/, 'name of a bucket'],
    [{ fileBucket: 'files.example.com' }, /fileBucket/, 'dots'],
    [{ mail: { from: 'chat@example.com', identity: 'arn' } }, /mail\.identity/, 'verified domain or address'],
    [{ keepData: 'yes' }, /keepData/, 'boolean'],
    [{ visitorMessageRate: '0/5' }, /visitorMessageRate/, 'both from 1'],
    [{ addressSessionRate: '60/0' }, /addressSessionRate/, 'both from 1'],
    [{ heartbeatSeconds: 900, leaseSeconds: 1800 }, /heartbeatSeconds/, '<=300'],
    [
      { httpStepHosts: Array.from({ length: 400 }, (_, n) => `host-${n}.example.com`) },
      /httpStepHosts/,
      '1000 characters',
    ],
    [
      { modelKeysSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:models' },
      /modelKeysSecretArn/,
      'with its last six characters',
    ],
    [{ account: 111122223333 }, /account/, 'string'],
    [{ account: '1111' }, /account/, 'twelve digits'],
    [{ region: 'frankfurt' }, /region/, 'eu-central-1'],
    [{ tags: { 'aws:x': 'y' } }, /tags/, 'not begin with aws:'],
    [
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`t${at}`, 'y'])) },
      /tags/,
      'AWS takes at most 50 of them.',
    ],
    [{ permissionsBoundary: 'arn:aws:iam::1:role/x' }, /permissionsBoundary/, 'policy/'],
  ])('of a stack are refused as clearly: %j', (settings, where, hint) => {
    expect(() => parseStackConfig(settings)).toThrow(where);
    expect(() => parseStackConfig(settings)).toThrow(hint);
  });

  it('that belong to the stack are refused for the construct, which says who takes them', () => {
    expect(() => parseConfig({ region: 'eu-central-1' })).toThrow(
      'account, region, tags, terminationProtection, waf, permissionsBoundary belong to the stack: LiveChatStack takes them.',
    );
  });

  it('are valid in the examples of docs/deploy.md', () => {
    const examples = [...readFileSync('docs/deploy.md', 'utf8').matchAll(/^```json\n([^]*?)^```/gm)];
    expect(examples.length).toBeGreaterThan(0);
    for (const [, example = ''] of examples) {
      const isFile = example.startsWith('{');
      const file = isFile ? JSON.parse(example) : { common: JSON.parse(`{${example}}`) };
      for (const stage of isFile ? Object.keys(file.stages) : ['prod'])
        expect(() => parseStackConfig(settingsOfStage(file, stage).settings)).not.toThrow();
    }
  });

  it('are each described in docs/deploy.md with their default', () => {
    const described = new Map(
      [...readFileSync('docs/deploy.md', 'utf8').matchAll(/^\| `(\w+)` +\|.*\| (.+?) +\|$/gm)].map((row) => [
        row[1],
        row[2],
      ]),
    );
    expect([...described.keys()]).toEqual(expect.arrayContaining(settingNames.filter((name) => name !== 'stage')));
    const { functions: _, stage: __, ...defaults } = parseStackConfig({});
    for (const [name, value] of Object.entries(defaults)) {
      expect({ name, value: JSON.parse(described.get(name)?.replaceAll('`', '') ?? '') }).toEqual({ name, value });
    }
  });
});

describe('settings in cdk.json', () => {
  it.each([
    [{ mail: { from: 'chat@example.com' } }, 'mail'],
    [{ context: { domain: {} } }, 'context.domain'],
    [{ context: { 'live-chat': { mail: {} } } }, 'context.live-chat'],
  ])('are named: %j', (file, name) => {
    expect(misplacedSettings(file)).toContain(`nothing reads them: ${name}.`);
  });

  it.each([{ app: 'npm run app', context: { stage: 'dev', '@aws-cdk/core:x': true } }, {}])(
    'are none in %j',
    (file) => {
      expect(misplacedSettings(file)).toBeUndefined();
    },
  );
});
