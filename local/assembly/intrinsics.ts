/** CloudFormation's intrinsic functions, evaluated over plain JSON. */

/** What the functions look up. */
export type Scope = {
  ref: (name: string) => unknown;
  attribute: (logicalId: string, attribute: string) => unknown;
  condition: (name: string) => boolean;
  mapping: (map: string, first: string, second: string) => unknown;
  /** An output of another stack (`Fn::GetStackOutput`). */
  stackOutput: (stackName: string, output: string) => unknown;
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** What `Ref: AWS::NoValue` becomes until the property that holds it is dropped. */
const noValue = Symbol('AWS::NoValue');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listOf(argument: unknown, scope: Scope, name: string): unknown[] {
  const list = evaluate(argument, scope);
  if (!Array.isArray(list)) throw new Error(`${name} needs a list, got ${JSON.stringify(argument)}.`);
  return list;
}

const textsOf = (argument: unknown, scope: Scope, name: string): string[] => listOf(argument, scope, name).map(String);

function attributePath(argument: unknown, scope: Scope): [string, string] {
  const [logicalId = '', ...path] =
    typeof argument === 'string' ? argument.split('.') : textsOf(argument, scope, 'Fn::GetAtt');
  return [logicalId, path.join('.')];
}

/** `${Name}`, `${Name.Attribute}`, `${Own}` from the second argument, and `${!literal}`. */
function substitute(argument: unknown, scope: Scope): string {
  const [text, own] = Array.isArray(argument)
    ? [String(argument[0]), evaluate(argument[1], scope)]
    : [String(argument), {}];
  const variables = isRecord(own) ? own : {};
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in variables) return String(variables[name]);
    return String(
      name.includes('.') && !name.startsWith('AWS::')
        ? scope.attribute(...attributePath(name, scope))
        : scope.ref(name),
    );
  });
}

function choose(argument: unknown, scope: Scope): unknown {
  if (!Array.isArray(argument)) throw new Error(`Fn::If needs a list, got ${JSON.stringify(argument)}.`);
  return evaluateOpen(argument[scope.condition(String(argument[0])) ? 1 : 2], scope);
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** Every function that this stack may use. Any other is an error. */
const intrinsics: Record<string, Intrinsic> = {
  Ref: (argument, scope) => (argument === 'AWS::NoValue' ? noValue : scope.ref(String(argument))),
  Condition: (argument, scope) => scope.condition(String(argument)),
  'Fn::GetAtt': (argument, scope) => scope.attribute(...attributePath(argument, scope)),
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = listOf(argument, scope, 'Fn::Join');
    return textsOf(parts, scope, 'Fn::Join').join(String(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = listOf(argument, scope, 'Fn::Select');
    return listOf(list, scope, 'Fn::Select')[Number(index)];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = listOf(argument, scope, 'Fn::Split');
    return String(text).split(String(separator));
  },
  'Fn::If': choose,
  'Fn::Equals': (argument, scope) => {
    const [left, right] = listOf(argument, scope, 'Fn::Equals');
    return String(left) === String(right);
  },
  'Fn::And': (argument, scope) => listOf(argument, scope, 'Fn::And').every(isTrue),
  'Fn::Or': (argument, scope) => listOf(argument, scope, 'Fn::Or').some(isTrue),
  'Fn::Not': (argument, scope) => !isTrue(listOf(argument, scope, 'Fn::Not')[0]),
  'Fn::FindInMap': (argument, scope) => {
    const [map = '', first = '', second = ''] = textsOf(argument, scope, 'Fn::FindInMap');
    return scope.mapping(map, first, second);
  },
  'Fn::Base64': (argument, scope) => Buffer.from(String(evaluate(argument, scope))).toString('base64'),
  'Fn::GetAZs': () => ['a', 'b', 'c'].map((zone) => `us-east-1${zone}`),
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName } = Object(evaluate(argument, scope)) as Record<string, unknown>;
    return scope.stackOutput(String(StackName), String(OutputName));
  },
};

function evaluateRecord(value: Record<string, unknown>, scope: Scope): unknown {
  const [only, ...rest] = Object.entries(value);
  if (only && rest.length === 0) {
    const intrinsic = intrinsics[only[0]];
    // `Condition` is also a plain property name, as in policy statements. Its value isn't a condition's name there.
    if (intrinsic && !(only[0] === 'Condition' && typeof only[1] !== 'string')) return intrinsic(only[1], scope);
    if (only[0].startsWith('Fn::'))
      throw new Error(`The template uses ${only[0]}, which the local stack doesn't support.`);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, evaluateOpen(inner, scope)] as const)
      .filter(([, inner]) => inner !== noValue),
  );
}

function evaluateOpen(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluateOpen(item, scope)).filter((item) => item !== noValue);
  return isRecord(value) ? evaluateRecord(value, scope) : value;
}

/** The value with every function replaced by its result. */
export function evaluate(value: unknown, scope: Scope): unknown {
  const result = evaluateOpen(value, scope);
  return result === noValue ? undefined : result;
}
