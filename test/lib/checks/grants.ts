/** What functions are allowed and what they used in journeys. A right that nobody uses is one that an attacker has for nothing. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy, resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { readAssembly } from '#local/assembly/template.ts';
import type { UsedGrant } from '#local/iam/authority.ts';
import { rolesOf } from '#local/iam/roles.ts';
import { unusedForAReason } from './unused-grants.ts';

const folder = 'test-results/used-grants';

/** Which grants earlier runs saw used. Some uses depend on who wins a race or is connected, and so differ from run to run. */
const ledger = join(import.meta.dirname, 'grants-seen-used.json');

/** Remembers a grant that a journey's stack used, for all processes of a run. `npm test` empties the folder first. */
export function noteUsedGrant({ functionName, action, resource }: UsedGrant): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${process.pid}.txt`), `${functionName} ${action} ${withoutAddress(resource)}\n`);
}

/** Every grant that was noted, as `<function> <action> <resource>`. */
export function usedGrants(): Set<string> {
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return new Set(files.flatMap((text) => text.split('\n')).filter(Boolean));
}

/** Stacks of a run have the same names, but each its own address, which some resources carry. */
const withoutAddress = (resource: string): string => resource.replaceAll(/localhost:\d+/g, 'localhost');

/** Every allowed pair of action and resource of the functions that the local stack runs, as `usedGrants` has them. */
export function grantedIn(stack: Stack): string[] {
  const roles = new Map(rolesOf(stack).map((role) => [role.arn, role]));
  const own = resourcesOf(stack, 'AWS::Lambda::Function').filter(({ properties }) =>
    String(properties['Runtime']).startsWith('nodejs'),
  );
  return own.flatMap(({ label, properties }) =>
    (roles.get(String(properties['Role']))?.statements ?? [])
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ actions, resources }) =>
        actions.patterns.flatMap((action) =>
          resources.patterns.map((resource) => `${label} ${action} ${withoutAddress(resource)}`),
        ),
      ),
  );
}

/** The grants that earlier runs saw used. */
export const seenUsed = (): ReadonlySet<string> => new Set<string>(JSON.parse(readFileSync(ledger, 'utf8')));

/** The grants that nothing used and no reason excuses. */
export const unusedGrants = (granted: readonly string[], used: ReadonlySet<string>): string[] =>
  granted.filter((grant) => !used.has(grant) && !unusedForAReason.some(({ grants }) => grants.test(grant)));

/** The ledger after a run: what is still granted and was ever used, without what a reason excuses anyhow. */
export const ledgerAfter = (granted: readonly string[], used: ReadonlySet<string>): string[] =>
  granted.filter((grant) => used.has(grant) && unusedGrants([grant], new Set()).length > 0).toSorted();

// The last step of `npm test`. With `--write`, what the run used is added to the ledger.
if (process.argv[1] === import.meta.filename) {
  const granted = grantedIn(deploy(readAssembly('cdk.out')));
  const used = usedGrants();
  const ever = used.union(seenUsed());
  if (process.argv.includes('--write'))
    writeFileSync(ledger, `${JSON.stringify(ledgerAfter(granted, ever), undefined, 2)}\n`);
  const unused = unusedGrants(granted, ever);
  const once = unusedGrants(granted, used).filter((grant) => ever.has(grant));
  for (const grant of once) console.log(`Used before, and not in this run: ${grant}`);
  for (const grant of unused) console.error(`Granted and never used: ${grant}`);
  console.log(`${granted.length} grants, ${unused.length} of them unused.`);
  process.exitCode = unused.length === 0 ? 0 : 1;
}
