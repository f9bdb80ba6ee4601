/** Accepts findings of cdk-nag's AWS Solutions rules, with a reason, next to the construct that they concern. */
import { Stack, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts rules for a construct and everything below it. A finding of any other rule still fails the synthesis.
 * @param reasons reason by rule; a rule may name a resource as a stack without account and region has it, as in
 *   `IAM5[Resource::arn:<AWS::Partition>:s3:::files-<AWS::Region>/*]`
 */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  const rules = Object.entries(reasons).flatMap(([rule, reason]) =>
    namesOf(construct, rule).map((name) => ({ id: `AwsSolutions::AwsSolutions-${name}`, reason })),
  );
  Validations.of(construct).acknowledge(...rules);
}

/** A stack that is pinned to an account and a region has these in place of the references, and some have the partition, too. */
function namesOf(construct: IConstruct, rule: string): string[] {
  const { account, region, partition } = Stack.of(construct);
  const pinned = filled(filled(rule, '<AWS::AccountId>', account), '<AWS::Region>', region);
  return [...new Set([pinned, filled(pinned, '<AWS::Partition>', partition)])];
}

const filled = (rule: string, reference: string, value: string): string =>
  Token.isUnresolved(value) ? rule : rule.replaceAll(reference, value);
