/** Findings of cdk-nag's AWS Solutions rules that stand on purpose, with the reason, beside what they are about. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts rules on a construct and all below it; a finding of another rule still fails the synthesis. */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  const rules = Object.entries(reasons).map(([rule, reason]) => ({ id: `AwsSolutions::AwsSolutions-${rule}`, reason }));
  Validations.of(construct).acknowledge(...rules);
}
