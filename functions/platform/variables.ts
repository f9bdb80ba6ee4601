/** A function's environment variables, read once and checked. */
import { type FunctionName, type VariableName, type Variables, functionVariables } from '#core/contract/environment.ts';

/** Those a function runs with. */
export type VariablesOf<Name extends FunctionName> = Pick<Variables, (typeof functionVariables)[Name][number]>;

/** The variables of a function. @throws Error naming every one that is not set */
export function readVariables<Name extends FunctionName>(
  name: Name,
  environment: Record<string, string | undefined>,
): VariablesOf<Name> {
  const names: readonly VariableName[] = functionVariables[name];
  const missing = names.filter((variable) => environment[variable] === undefined);
  if (missing.length > 0) throw new MissingVariables(name, missing);
  return Object.fromEntries(names.map((variable) => [variable, environment[variable] ?? ''])) as VariablesOf<Name>;
}

/** A function can't run as it was deployed. The names are in `code`, too: that is what of an error comes into the log. */
class MissingVariables extends Error {
  override readonly name = 'MissingVariables';
  readonly code: string;

  constructor(functionName: FunctionName, missing: readonly VariableName[]) {
    super(`The function ${functionName} needs the variables ${missing.join(', ')}.`);
    this.code = missing.join('.');
  }
}

/** Entries separated by commas; none of an empty text. */
export const readList = (text: string): string[] => (text === '' ? [] : text.split(','));

/** A rate such as `60/5`: a burst of 60, then 5 per second. @throws Error when it is written otherwise */
export function readRate(text: string): { burst: number; perSecond: number } {
  const [, burst, perSecond] = /^(\d+)\/(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (burst === undefined || perSecond === undefined) throw new Error(`A rate must look like "60/5"; got "${text}".`);
  return { burst: Number(burst), perSecond: Number(perSecond) };
}
