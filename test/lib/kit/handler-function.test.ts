import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { afterEach, describe, expect, it } from 'vitest';
import { functionVariables, type FunctionName } from '#core/contract/environment.ts';
import { HandlerFunction } from '#lib/kit/handler-function.ts';
import { parseConfig } from '#lib/settings/config.ts';
import { functionNames, Synthesized, text } from '#test/lib/synthesized.ts';

type FunctionProperties = {
  Runtime: string;
  Environment?: { Variables: Record<string, unknown> };
  LoggingConfig: { LogGroup: { Ref: string } };
  Role: { 'Fn::GetAtt': [string, string] };
  Timeout: number;
  MemorySize: number;
  ReservedConcurrentExecutions?: number;
};

const propertiesOf = (stack: Synthesized, name: FunctionName): FunctionProperties =>
  stack.resource<FunctionProperties>(stack.functionId(name)).Properties;

describe('every function', () => {
  const stack = new Synthesized();

  it.each(functionNames)('%s runs from its own bundle on arm64, with JSON logs that expire', (name) => {
    const properties = propertiesOf(stack, name);
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      // A bot's fit and its test questions take a whole processor, and a page's tree takes memory.
      MemorySize: name === 'fit' || name === 'settings-api' ? 1769 : name === 'read-sources' ? 1024 : 256,
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
    });
    const logGroup = stack.template.Resources[properties.LoggingConfig.LogGroup.Ref];
    expect(logGroup).toMatchObject({ Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } });
  });

  it.each(functionNames)('%s gets exactly the variables the contract lists for it', (name) => {
    const variables = propertiesOf(stack, name).Environment?.Variables ?? {};
    expect(Object.keys(variables).sort()).toEqual([...functionVariables[name]].sort());
  });

  it.each(functionNames)("%s has no variable of Lambda's own, and less than 4 KB of them", (name) => {
    const variables = propertiesOf(stack, name).Environment?.Variables ?? {};
    expect(Object.keys(variables).filter((variable) => /^(AWS_|LAMBDA_|_)/.test(variable))).toEqual([]);
    expect(
      Object.entries(variables)
        .map(([key, value]) => key + text(value))
        .join('').length,
    ).toBeLessThan(4096);
  });

  it('calls no model, no push service and no card’s host at a loopback address', () => {
    expect(propertiesOf(stack, 'automation').Environment?.Variables['LOOPBACK_MODELS']).toBe('');
    expect(propertiesOf(stack, 'deliver').Environment?.Variables['LOOPBACK_PUSH']).toBe('');
    expect(propertiesOf(stack, 'read-sources').Environment?.Variables['LOOPBACK_PUSH']).toBe('');
    expect(propertiesOf(stack, 'agent-api').Environment?.Variables['LOOPBACK_PUSH']).toBe('');
    expect(propertiesOf(stack, 'settings-api').Environment?.Variables['LOOPBACK_CARDS']).toBe('');
  });

  it('reserves no concurrency: a new account has ten in all', () => {
    const reserved = functionNames.map((name) => propertiesOf(stack, name).ReservedConcurrentExecutions);
    expect(reserved).toEqual(functionNames.map(() => undefined));
  });

  it('has a role of its own', () => {
    const roles = functionNames.map((name) => propertiesOf(stack, name).Role['Fn::GetAtt'][0]);
    expect(new Set(roles).size).toBe(functionNames.length);
  });

  it("ends before API Gateway's timeout, and a sweep ends before the next one", () => {
    for (const name of ['visitor-api', 'agent-api', 'settings-api', 'socket', 'socket-authorizer'] as const) {
      expect(propertiesOf(stack, name).Timeout).toBeLessThan(29);
    }
    expect(propertiesOf(stack, 'sweep').Timeout).toBeLessThan(60);
  });

  it('takes memory and concurrency from the configuration', () => {
    const tuned = new Synthesized({ functions: { assign: { memory: 512, concurrency: 3 } } });
    expect(propertiesOf(tuned, 'assign')).toMatchObject({ MemorySize: 512, ReservedConcurrentExecutions: 3 });
    expect(propertiesOf(tuned, 'react').MemorySize).toBe(256);
  });
});

describe('the settings API', () => {
  it.each<[string, object, string]>([
    ['hosts of cards', { cardHosts: ['crm.example.com'] }, 'files,cardHosts'],
    ['no settings', {}, 'files'],
    ['no files', { files: { kinds: [] } }, ''],
  ])('knows which settings of modules there are, with %s', (_, settings, known) => {
    const variables = propertiesOf(new Synthesized(settings), 'settings-api').Environment?.Variables ?? {};
    expect(variables['MODULE_SETTINGS']).toBe(known);
  });
});

describe('what is deployed of a function', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  const temporary = () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-chat-assets-'));
    folders.push(folder);
    return folder;
  };

  /** The files of the function's asset. */
  function deployed(stage: string): string[] {
    const assets = temporary();
    const folder = join(assets, 'functions', 'sweep');
    mkdirSync(folder, { recursive: true });
    for (const file of ['index.mjs', 'index.mjs.map', 'chunk.mjs', 'chunk.mjs.map', 'model.bin'])
      writeFileSync(join(folder, file), file);
    const app = new App({ outdir: temporary(), analyticsReporting: false });
    new HandlerFunction(new Stack(app, 'stack'), { name: 'sweep', assets, config: parseConfig({ stage }) });
    return globSync('asset.*/*', { cwd: app.synth().directory }).map((path) => basename(path));
  }

  it('has no source maps, which nothing in AWS reads', () => {
    expect(deployed('prod').toSorted()).toEqual(['chunk.mjs', 'index.mjs', 'model.bin']);
  });

  it('has them on one machine, where errors name the places in the sources', () => {
    expect(deployed('local')).toContain('index.mjs.map');
  });
});
