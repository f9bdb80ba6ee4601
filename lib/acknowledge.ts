/** Accepts findings of cdk-nag's AWS Solutions rules, with a reason, next to the construct that they concern. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts rules for a construct and everything below it. A finding of any other rule still fails the synthesis. */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  const rules = Object.entries(reasons).map(([rule, reason]) => ({ id: `AwsSolutions::AwsSolutions-${rule}`, reason }));
  Validations.of(construct).acknowledge(...rules);
}
