/** A bucket as the template describes it, as far as browsers and functions notice. */
import * as z from 'zod/mini';
import { readProperties } from '#local/assembly/read-properties.ts';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';

const corsRule = z.object({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z._default(z.array(z.string()), []),
  ExposedHeaders: z._default(z.array(z.string()), []),
  MaxAge: z.optional(z.coerce.number()),
});
export type CorsRule = z.infer<typeof corsRule>;

const lifecycleRule = z.object({
  Status: z.enum(['Enabled', 'Disabled']),
  Prefix: z.optional(z.string()),
  TagFilters: z._default(z.array(z.object({ Key: z.string(), Value: z.string() })), []),
  ExpirationInDays: z.optional(z.coerce.number()),
  AbortIncompleteMultipartUpload: z.optional(z.object({ DaysAfterInitiation: z.coerce.number() })),
});
export type LifecycleRule = z.infer<typeof lifecycleRule>;

const properties = z.object({
  CorsConfiguration: z.optional(z.object({ CorsRules: z.array(corsRule) })),
  LifecycleConfiguration: z.optional(z.object({ Rules: z.array(lifecycleRule) })),
  BucketEncryption: z.optional(z.unknown()),
});

export type BucketDefinition = {
  logicalId: string;
  name: string;
  arn: string;
  /** The host names that S3 gives it. */
  hosts: readonly string[];
  cors: readonly CorsRule[];
  lifecycle: readonly LifecycleRule[];
  isEncrypted: boolean;
};

function definitionOf(resource: Resource): BucketDefinition {
  const { CorsConfiguration, LifecycleConfiguration, BucketEncryption } = readProperties(
    properties,
    resource.properties,
    `The bucket ${resource.logicalId}`,
  );
  return {
    logicalId: resource.logicalId,
    name: resource.ref,
    arn: resource.attribute('Arn'),
    hosts: [resource.attribute('RegionalDomainName'), resource.attribute('DomainName')],
    cors: CorsConfiguration?.CorsRules ?? [],
    lifecycle: LifecycleConfiguration?.Rules ?? [],
    isEncrypted: BucketEncryption !== undefined,
  };
}

/**
 * The buckets that are called by their own addresses: by browsers, or by functions that read what SES stored. All others are
 * only read through the distribution. The bucket for browsers comes first.
 */
export function openedBuckets(stack: Stack): BucketDefinition[] {
  const all = resourcesOf(stack, 'AWS::S3::Bucket').map(definitionOf);
  const rules = JSON.stringify(resourcesOf(stack, 'AWS::SES::ReceiptRule').map(({ properties }) => properties));
  const isCalled = ({ cors, name }: BucketDefinition): boolean => cors.length > 0 || rules.includes(`"${name}"`);
  return all.filter(isCalled).sort((one, other) => other.cors.length - one.cors.length);
}
