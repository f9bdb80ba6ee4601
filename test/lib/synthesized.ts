/** The stack's template, synthesized over made-up assets, and short ways to look into it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { functionVariables, optionalFunctions, type FunctionName } from '#core/contract/environment.ts';
import { LiveChatStack } from '#lib/live-chat-stack.ts';

const allFunctions = Object.keys(functionVariables) as FunctionName[];
const optional: readonly FunctionName[] = optionalFunctions;
/** The functions of a stack without settings. */
export const functionNames = allFunctions.filter((name) => !optional.includes(name));

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));

const folders: string[] = [];

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-synth-'));
  folders.push(folder);
  return folder;
}

/** Removes what stacks were synthesized from and into. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An app as the CDK command would make it; assets stay where they are, and one test of its own does the validation. */
export function testApp({ validated = false } = {}): App {
  return new App({
    builtinCloudFormationValidation: validated,
    context: { ...context, 'aws:cdk:disable-asset-staging': true },
    outdir: temporaryFolder(),
    analyticsReporting: false,
  });
}

/** The stack of settings; in `id` where its name is taken. */
export function testStack(app: App, settings: object = {}): LiveChatStack {
  const { stage = 'prod' } = settings as { stage?: string };
  return new LiveChatStack(app, `live-chat-${stage}`, { config: settings, assets: madeUpAssets() });
}

function madeUpAssets(): string {
  const root = temporaryFolder();
  const put = (folder: string, file: string) => {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, file), `// ${folder}/${file}`);
  };
  for (const name of allFunctions) put(`functions/${name}`, 'index.mjs');
  put('widget/public', 'app-12345678.js');
  put('dashboard', 'index.html');
  return root;
}

/** A resource with the properties a test looks at. */
export type Resource<Properties> = { Type: string; Properties: Properties; DeletionPolicy?: string };

/** For all files of a process: most tests look at the same template, and making one takes half a second. */
const templates = new Map<string, string>();

/** The template of these settings, in the region that is set, as JSON. */
function templateFor(settings: object): string {
  const { CDK_DEFAULT_ACCOUNT, CDK_DEFAULT_REGION } = process.env;
  const key = JSON.stringify([settings, CDK_DEFAULT_ACCOUNT, CDK_DEFAULT_REGION]);
  const known = templates.get(key);
  if (known) return known;
  const template = JSON.stringify(Template.fromStack(testStack(testApp(), settings)).toJSON());
  removeFolders();
  templates.set(key, template);
  return template;
}

/** A synthesized template, which is its test's own. */
export class Synthesized {
  readonly template: { Resources: Record<string, Resource<unknown>>; Outputs: Record<string, { Value: unknown }> };

  constructor(settings: object = {}) {
    this.template = JSON.parse(templateFor(settings));
  }

  /** Logical id and resource of every resource of a type. */
  all<Properties = Record<string, unknown>>(type: string): [string, Resource<Properties>][] {
    const ofType = Object.entries(this.template.Resources).filter(([, { Type }]) => Type === type);
    return ofType as [string, Resource<Properties>][];
  }

  /** Properties of every resource of a type. */
  properties<Properties = Record<string, unknown>>(type: string): Properties[] {
    return this.all<Properties>(type).map(([, { Properties }]) => Properties);
  }

  /** The resource of a logical id. */
  resource<Properties = Record<string, unknown>>(logicalId: string): Resource<Properties> {
    const found = this.template.Resources[logicalId];
    if (!found) throw new Error(`No resource ${logicalId} in the template`);
    return found as Resource<Properties>;
  }

  /** Logical id of the HTTP or the WebSocket API. */
  apiId(protocol: 'HTTP' | 'WEBSOCKET'): string {
    const apis = this.all<{ ProtocolType: string }>('AWS::ApiGatewayV2::Api');
    return apis.find(([, { Properties }]) => Properties.ProtocolType === protocol)?.[0] ?? '';
  }

  /** Logical id of one of our functions. */
  functionId(name: FunctionName): string {
    const pattern = new RegExp(`^chat${name.replaceAll('-', '')}[0-9A-F]{8}$`);
    const [id] = this.all('AWS::Lambda::Function').find(([logicalId]) => pattern.test(logicalId)) ?? [];
    if (!id) throw new Error(`No function ${name} in the template`);
    return id;
  }
}

/** A value of a template as text, references as `${Id}` or `${Id.Attribute}`. */
export function text(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (Ref) return `\${${text(Ref)}}`;
  if (Array.isArray(attribute)) return `\${${attribute.join('.')}}`;
  if (Array.isArray(join)) return (join[1] as unknown[]).map(text).join(String(join[0]));
  return JSON.stringify(value);
}
