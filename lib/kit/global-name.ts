/** Names of what CloudFront and CloudWatch keep once for an account, in all regions together. */
import { Fn, Names, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Longest name of a region, such as `ap-southeast-2`, with room for those to come. */
const REGION_LENGTH = 20;

/** A name of a policy of CloudFront's, which may have 128 characters. */
export const policyName = (scope: IConstruct, id: string): string => globalName(scope, id, 128);

/** A name of an origin access control, which may have 64 characters. */
export const accessControlName = (scope: IConstruct, id: string): string => globalName(scope, id, 64);

/** A name of a dashboard of CloudWatch's, which may have 255 characters. */
export const dashboardName = (scope: IConstruct, id: string): string => globalName(scope, id, 255);

/**
 * A name for what a construct keeps that the same stack in another region doesn't have.
 * @param maxLength what the service takes at most, the region included
 */
function globalName(scope: IConstruct, id: string, maxLength: number): string {
  const name = Names.uniqueResourceName(scope, { maxLength: maxLength - id.length - REGION_LENGTH - 2 });
  return Fn.join('-', [name, id, Stack.of(scope).region]);
}
