/** SES receives mail: the stack's receipt rules store it in a bucket and start a function, each as far as AWS would let them. */
import * as z from 'zod/mini';
import { readProperties } from '#local/assembly/read-properties.ts';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourceNamed, resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import { decide } from '#local/iam/decide.ts';
import { statementsOf, type Statement } from '#local/iam/policy.ts';
import { functionIdOf } from '#local/lambda/lambda-function.ts';
import { mayInvoke } from '#local/lambda/permissions.ts';

const rule = z.object({
  RuleSetName: z.string(),
  Rule: z.object({
    Name: z.string(),
    Enabled: z._default(z.boolean(), false),
    ScanEnabled: z._default(z.boolean(), false),
    Recipients: z.optional(z.array(z.string())),
    Actions: z.array(
      z.strictObject({
        S3Action: z.optional(z.strictObject({ BucketName: z.string() })),
        LambdaAction: z.optional(z.strictObject({ FunctionArn: z.string(), InvocationType: z.literal('Event') })),
      }),
    ),
  }),
});

/** What a rule does with a mail, in this order. */
export type ReceiptAction = { bucket: string } | { functionId: string; functionArn: string };
/** A rule that applies to mail for some recipients. */
export type ReceiptRule = { name: string; isScanned: boolean; recipients: readonly string[]; actions: ReceiptAction[] };

/**
 * The rules of the stack's rule sets. On this machine each set counts as active. Throws for a rule that SES would refuse: it
 * tries the bucket and the function when the rule is made.
 */
export const receiptRulesOf = (stack: Stack): ReceiptRule[] =>
  resourcesOf(stack, 'AWS::SES::ReceiptRule').map((resource) => ruleOf(stack, resource));

function ruleOf(stack: Stack, resource: Resource): ReceiptRule {
  const { RuleSetName, Rule } = readProperties(rule, resource.properties, `The receipt rule ${resource.logicalId}`);
  if (!resourcesOf(stack, 'AWS::SES::ReceiptRuleSet').some(({ ref }) => ref === RuleSetName))
    throw new Error(
      `The receipt rule ${resource.logicalId} is in the set ${RuleSetName}, which the stack doesn't have.`,
    );
  const { partition, region, account } = LOCAL_ACCOUNT;
  const arn = `arn:${partition}:ses:${region}:${account}:receipt-rule-set/${RuleSetName}:receipt-rule/${Rule.Name}`;
  const actions = Rule.Actions.flatMap(({ S3Action, LambdaAction }): ReceiptAction[] => [
    ...(S3Action ? [{ bucket: bucketFor(stack, S3Action.BucketName, arn) }] : []),
    ...(LambdaAction ? [functionFor(stack, LambdaAction.FunctionArn, arn)] : []),
  ]);
  const { Name: name, ScanEnabled: isScanned, Recipients: recipients = [], Enabled } = Rule;
  return { name, isScanned, recipients, actions: Enabled ? actions : [] };
}

const policyProperties = z.object({ Bucket: z.string(), PolicyDocument: z.unknown() });

/** The bucket, if its policy lets SES write to it. */
function bucketFor(stack: Stack, name: string, ruleArn: string): string {
  const bucket = resourceNamed(stack, name);
  const documents = resourcesOf(stack, 'AWS::S3::BucketPolicy')
    .map(({ properties }) => policyProperties.parse(properties))
    .filter(({ Bucket }) => Bucket === name);
  const context = {
    'aws:SourceAccount': LOCAL_ACCOUNT.account,
    'aws:SourceArn': ruleArn,
    'aws:SecureTransport': 'true',
  };
  const statements = documents.flatMap(({ PolicyDocument }) => forSes(PolicyDocument, name));
  const request = { action: 's3:PutObject', resource: `${bucket?.arn}/mail`, context };
  if (bucket && decide(statements, request) === 'allowed') return name;
  throw new Error(
    `Could not write to bucket: ${name}. Its policy must let ses.amazonaws.com put objects for ${ruleArn}.`,
  );
}

const principals = z.object({
  Statement: z.array(
    z.looseObject({
      Principal: z.union([
        z.literal('*'),
        z.object({ AWS: z.optional(z.unknown()), Service: z.optional(z.union([z.string(), z.array(z.string())])) }),
      ]),
    }),
  ),
});

/** The statements of a bucket's policy that concern SES. */
function forSes(document: unknown, bucket: string): Statement[] {
  const { Statement: all } = readProperties(principals, document, `The policy of the bucket ${bucket}`);
  const own = all.filter(
    ({ Principal: who }) => who === '*' || who.AWS === '*' || [who.Service].flat().includes('ses.amazonaws.com'),
  );
  return statementsOf({ Statement: own }, bucket);
}

function functionFor(stack: Stack, functionArn: string, ruleArn: string): ReceiptAction {
  const functionId = functionIdOf(stack, functionArn);
  if (functionId === undefined || !mayInvoke(stack, functionId, 'ses.amazonaws.com', ruleArn))
    throw new Error(`Could not invoke Lambda function: ${functionArn}. A permission for ses.amazonaws.com is missing.`);
  return { functionId, functionArn };
}

/** The first rule for a recipient: by their address, their domain, or the domains above it where a rule says `.domain`. */
export function ruleFor(rules: readonly ReceiptRule[], recipient: string): ReceiptRule | undefined {
  const address = recipient.toLowerCase();
  const host = address.slice(address.lastIndexOf('@') + 1);
  return rules.find(
    ({ recipients }) =>
      recipients.length === 0 ||
      recipients.some((one) => one === address || one === host || (one.startsWith('.') && host.endsWith(one))),
  );
}
