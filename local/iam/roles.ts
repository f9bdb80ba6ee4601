/** The roles of a stack with everything that grants them something. */
import { resourceNamed, resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import { managedPolicies } from './managed-policies.ts';
import { statementsOf, type Statement } from './policy.ts';

export type Role = { name: string; arn: string; statements: Statement[] };

type Policy = { PolicyName?: string; PolicyDocument?: unknown };

/** Every role of the stack: inline policies, policies that name it, and managed policies that it names. */
export const rolesOf = (stack: Stack): Role[] =>
  resourcesOf(stack, 'AWS::IAM::Role').map((role) => ({
    name: role.ref,
    arn: role.arn ?? role.ref,
    statements: [
      ...inlineStatements(role),
      ...attachedStatements(stack, role),
      ...listOf(role, 'ManagedPolicyArns').flatMap((arn) => managedStatements(stack, String(arn))),
    ],
  }));

const listOf = (resource: Resource, property: string): unknown[] => (resource.properties[property] ?? []) as unknown[];

const inlineStatements = (role: Resource): Statement[] =>
  (listOf(role, 'Policies') as Policy[]).flatMap(({ PolicyName, PolicyDocument }) =>
    statementsOf(PolicyDocument, `${role.logicalId}/${PolicyName}`),
  );

const attachedStatements = (stack: Stack, role: Resource): Statement[] =>
  ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => resourcesOf(stack, type))
    .filter((policy) => listOf(policy, 'Roles').includes(role.ref))
    .flatMap((policy) => statementsOf(policy.properties['PolicyDocument'], policy.logicalId));

function managedStatements(stack: Stack, arn: string): Statement[] {
  const own = resourceNamed(stack, arn);
  if (own) return statementsOf(own.properties['PolicyDocument'], own.logicalId);
  const document = managedPolicies[arn.split(':policy/')[1] ?? ''];
  if (document) return statementsOf(document, arn);
  throw new Error(
    `A role has the policy ${arn}, whose content the local stack doesn't know: add it to local/iam/managed-policies.ts.`,
  );
}
