/** Traces in X-Ray: how long each sampled invocation waited, loaded and ran. */
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import type { HandlerFunction } from '#lib/kit/handler-function.ts';

/** Has Lambda trace one invocation a second and five percent of the others, of each function. */
export function traceInvocations(functions: readonly HandlerFunction[]): void {
  for (const fn of functions) {
    (fn.node.defaultChild as CfnFunction).tracingConfig = { mode: 'Active' };
    fn.allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']);
    acknowledge(fn.ownRole, { 'IAM5[Resource::*]': 'X-Ray has no resources that segments could be limited to.' });
  }
}
