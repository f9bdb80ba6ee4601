/** The stack as it would be after a deployment: every resource with its name, attributes and evaluated properties. */
import { evaluate, type Scope } from './intrinsics.ts';
import { Naming, LOCAL_ACCOUNT } from './naming.ts';
import { resourceTypes } from './resource-types.ts';
import type { RawResource, Synthesized } from './template.ts';

/** One resource of the stack. */
export type Resource = {
  logicalId: string;
  type: string;
  /** The construct's own name, the segment before `/Resource` in its path: short and readable, for logs and meters. */
  label: string;
  /** Result of `Ref`: the physical ID. */
  ref: string;
  /** Its ARN, for types that have this attribute. */
  arn: string | undefined;
  attribute: (name: string) => string;
  properties: Record<string, unknown>;
};

/** The deployed stack. `assets` maps an S3 key to the file or folder on disk. */
export type Stack = {
  name: string;
  /** Value of `AWS::StackId`. */
  id: string;
  resources: readonly Resource[];
  assets: ReadonlyMap<string, string>;
  outputs: Record<string, unknown>;
};

/** All resources of one type, in the template's order. */
export const resourcesOf = (stack: Stack, type: string): Resource[] =>
  stack.resources.filter((resource) => resource.type === type);

/** The resource that a `Ref` or an ARN names, of any type. */
export const resourceNamed = (stack: Stack, name: string): Resource | undefined =>
  stack.resources.find((resource) => resource.ref === name || resource.arn === name);

function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapText(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapText(inner, change)]));
}

function labelOf(logicalId: string, { Metadata }: RawResource): string {
  const path = String(Metadata?.['aws:cdk:path'] ?? logicalId).split('/');
  return (path.at(-1) === 'Resource' ? path.at(-2) : path.at(-1)) ?? logicalId;
}

/** Names and evaluates one synthesized stack. Two evaluations share nothing. */
class Deployment {
  readonly synthesized: Synthesized;
  readonly stackId: string;
  readonly scope: Scope;

  constructor(synthesized: Synthesized) {
    this.synthesized = synthesized;
    const naming = new Naming(synthesized.stackName, 'stack', () => undefined);
    this.stackId = naming.arn('cloudformation', `stack/${synthesized.stackName}/${naming.id(36, '0123456789abcdef')}`);
    this.scope = {
      ref: (name) => this.#ref(name),
      attribute: (logicalId, attribute) => this.#attribute(logicalId, attribute),
      condition: (name) => this.isOn(name),
      mapping: (map, first, second) => synthesized.template.Mappings?.[map]?.[first]?.[second],
      stackOutput: (stackName, output) => this.#output(stackName, output),
    };
  }

  /** Whether a named condition of the template is true. No name counts as true. */
  isOn(condition: string | undefined): boolean {
    return condition === undefined || evaluate(this.synthesized.template.Conditions?.[condition], this.scope) === true;
  }

  resource(logicalId: string, raw: RawResource): Resource {
    return {
      logicalId,
      type: raw.Type,
      label: labelOf(logicalId, raw),
      ref: String(this.#ref(logicalId)),
      arn: kindOf(logicalId, raw).attributes?.['Arn'] && String(this.#attribute(logicalId, 'Arn')),
      attribute: (name) => String(this.#attribute(logicalId, name)),
      properties: evaluate(raw.Properties ?? {}, this.scope) as Record<string, unknown>,
    };
  }

  #named(logicalId: string): { raw: RawResource; naming: Naming } {
    const raw = this.synthesized.template.Resources[logicalId];
    if (!raw) throw new Error(`The template refers to ${logicalId}, which it does not define.`);
    const given = (property: string): string | undefined => {
      const value = evaluate(raw.Properties?.[property], this.scope);
      return value === undefined ? undefined : String(value);
    };
    return { raw, naming: new Naming(this.synthesized.stackName, logicalId, given) };
  }

  #ref(name: string): unknown {
    const pseudo: Record<string, unknown> = {
      'AWS::AccountId': LOCAL_ACCOUNT.account,
      'AWS::Region': LOCAL_ACCOUNT.region,
      'AWS::Partition': LOCAL_ACCOUNT.partition,
      'AWS::URLSuffix': LOCAL_ACCOUNT.urlSuffix,
      'AWS::StackName': this.synthesized.stackName,
      'AWS::StackId': this.stackId,
      'AWS::NotificationARNs': [],
    };
    if (name in pseudo) return pseudo[name];
    const parameter = this.synthesized.template.Parameters?.[name];
    if (parameter) return parameter.Default;
    const { raw, naming } = this.#named(name);
    return kindOf(name, raw).ref(naming);
  }

  #attribute(logicalId: string, attribute: string): unknown {
    const { raw, naming } = this.#named(logicalId);
    const known = kindOf(logicalId, raw).attributes?.[attribute];
    if (known) return known(naming);
    throw new Error(
      `The template reads ${logicalId}.${attribute}, an attribute of ${raw.Type} that the local stack doesn't support: add it to local/assembly/resource-types.ts.`,
    );
  }

  #output(stackName: string, output: string): unknown {
    const { stackName: own, template } = this.synthesized;
    if (stackName === own) return evaluate(template.Outputs?.[output]?.Value, this.scope);
    throw new Error(`The template reads an output of stack ${stackName}; the local stack runs only ${own}.`);
  }
}

function kindOf(logicalId: string, raw: RawResource) {
  const kind = resourceTypes[raw.Type];
  if (kind) return kind;
  throw new Error(
    `The template's ${logicalId} is a ${raw.Type}, which the local stack doesn't support: implement it, or list it as ignored with a reason, in local/assembly/resource-types.ts.`,
  );
}

/** Names and evaluates a synthesized stack as AWS would. */
export function deploy(synthesized: Synthesized): Stack {
  const deployment = new Deployment(synthesized);
  const { template, stackName, assets } = synthesized;
  const wanted = Object.entries(template.Resources).filter(([, { Condition }]) => deployment.isOn(Condition));
  const outputs = Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [name, Value]);
  return {
    name: stackName,
    id: deployment.stackId,
    assets,
    resources: wanted.map(([logicalId, raw]) => deployment.resource(logicalId, raw)),
    outputs: evaluate(Object.fromEntries(outputs), deployment.scope) as Record<string, unknown>,
  };
}

/** The stack with a function applied to every text of its properties and outputs. */
export const rewriteTexts = (stack: Stack, change: (text: string) => string): Stack => ({
  ...stack,
  resources: stack.resources.map((resource) => ({
    ...resource,
    properties: mapText(resource.properties, change) as Record<string, unknown>,
  })),
  outputs: mapText(stack.outputs, change) as Record<string, unknown>,
});
