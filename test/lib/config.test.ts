import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { misplacedSettings, parseConfig, type SchemaInput } from '#lib/config.ts';
import type { LiveChatSettings } from '#lib/settings.ts';

describe('settings', () => {
  it('have the type that the schema takes', () => {
    expectTypeOf<LiveChatSettings>().toEqualTypeOf<SchemaInput>();
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

  it('take the stage of the command before that of the file', () => {
    expect(parseConfig({ stage: 'prod', logRetentionDays: 7 }, 'trial')).toMatchObject({
      stage: 'trial',
      logRetentionDays: 7,
    });
    expect(() => parseConfig('{"stage":"prod"}', 'trial')).toThrow(String.raw`Read: "{\"stage\":\"prod\"}"`);
  });

  it('are valid in the examples of docs/deploy.md', () => {
    const examples = [...readFileSync('docs/deploy.md', 'utf8').matchAll(/^```json\n([^]*?)^```/gm)];
    expect(examples.length).toBeGreaterThan(0);
    for (const [, example = ''] of examples) {
      const { context, ...settings } = JSON.parse(`{${example}}`);
      expect(() => parseConfig(context?.['live-chat'] ?? settings)).not.toThrow();
    }
  });

  it('are each described in docs/deploy.md with their default', () => {
    const described = new Map(
      [...readFileSync('docs/deploy.md', 'utf8').matchAll(/^\| `(\w+)` +\|.*\| (.+?) +\|$/gm)].map((row) => [
        row[1],
        row[2],
      ]),
    );
    const [, names = ''] = /Known settings: (.*)\. Functions:/.exec(refusalOf({ nonsense: 1 })) ?? [];
    expect([...described.keys()]).toEqual(expect.arrayContaining(names.split(', ')));
    const { functions: _, ...defaults } = parseConfig({});
    for (const [name, value] of Object.entries(defaults)) {
      expect({ name, value: JSON.parse(described.get(name)?.replaceAll('`', '') ?? '') }).toEqual({ name, value });
    }
  });
});

function refusalOf(settings: object): string {
  try {
    parseConfig(settings);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('settings outside the context live-chat', () => {
  it.each([
    [{ mail: { from: 'chat@example.com' } }, 'mail'],
    [{ context: { domain: {}, 'live-chat': {} } }, 'context.domain'],
  ])('are named: %j', (file, name) => {
    expect(misplacedSettings(file)).toContain(`nothing reads them: ${name}.`);
  });

  it.each([{ app: 'npm run app', context: { stage: 'dev', 'live-chat': { mail: {} }, '@aws-cdk/core:x': true } }, {}])(
    'are none in %j',
    (file) => {
      expect(misplacedSettings(file)).toBeUndefined();
    },
  );
});
