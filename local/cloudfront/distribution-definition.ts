/** A CloudFront distribution as the template defines it: behaviors in order, origins, error caching. */
import * as z from 'zod/mini';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import { matches } from '#local/iam/pattern.ts';
import { policiesOf, type CachePolicy, type OriginRequestPolicy, type ResponseHeadersPolicy } from './policies.ts';

const behaviour = z.object({
  PathPattern: z._default(z.string(), '*'),
  TargetOriginId: z.string(),
  AllowedMethods: z._default(z.array(z.string()), ['GET', 'HEAD']),
  Compress: z._default(z.boolean(), false),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.optional(z.string()),
  ResponseHeadersPolicyId: z.optional(z.string()),
  FunctionAssociations: z._default(
    z.array(z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() })),
    [],
  ),
});

const origin = z.object({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z._default(z.string(), ''),
  OriginCustomHeaders: z._default(z.array(z.object({ HeaderName: z.string(), HeaderValue: z.string() })), []),
});

const distributionConfig = z.object({
  Enabled: z.literal(true),
  Aliases: z._default(z.array(z.string()), []),
  DefaultRootObject: z._default(z.string(), ''),
  DefaultCacheBehavior: behaviour,
  CacheBehaviors: z._default(z.array(behaviour), []),
  Origins: z.array(origin),
  // An error page would replace the error. The local edge has none, so it rejects a template with one.
  CustomErrorResponses: z._default(
    z.array(z.strictObject({ ErrorCode: z.coerce.number(), ErrorCachingMinTTL: z.coerce.number() })),
    [],
  ),
});

const edgeFunction = z.object({
  FunctionCode: z.string(),
  FunctionConfig: z.object({ Runtime: z.literal('cloudfront-js-2.0') }),
});

export type OriginDefinition = { domainName: string; path: string; customHeaders: Record<string, string> };

export type Behaviour = {
  pattern: string;
  origin: OriginDefinition;
  allowedMethods: readonly string[];
  compress: boolean;
  cache: CachePolicy;
  originRequest: OriginRequestPolicy | undefined;
  responseHeaders: ResponseHeadersPolicy | undefined;
  /** Source of the CloudFront Function that runs on viewer requests. */
  viewerFunction: string | undefined;
};

export type DistributionDefinition = {
  id: string;
  domainName: string;
  aliases: readonly string[];
  defaultRootObject: string;
  /** In the order in which they are tried. The last matches everything. */
  behaviours: readonly Behaviour[];
  /** Minimum seconds that an error is cached, by status; 10 if the template doesn't say. */
  errorTtl: ReadonlyMap<number, number>;
};

function originsOf(origins: readonly z.infer<typeof origin>[]): Map<string, OriginDefinition> {
  return new Map(
    origins.map(({ Id, DomainName, OriginPath, OriginCustomHeaders }) => [
      Id,
      {
        domainName: DomainName,
        path: OriginPath,
        customHeaders: Object.fromEntries(
          OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), HeaderValue]),
        ),
      },
    ]),
  );
}

/** Reads one distribution of the stack. */
export function readDistribution(stack: Stack, resource: Resource): DistributionDefinition {
  const config = distributionConfig.parse(resource.properties['DistributionConfig']);
  const policies = policiesOf(stack);
  const origins = originsOf(config.Origins);
  const functions = resourcesOf(stack, 'AWS::CloudFront::Function');
  const behaviourFrom = (raw: z.infer<typeof behaviour>): Behaviour => {
    const target = origins.get(raw.TargetOriginId);
    const cache = policies.cache(raw.CachePolicyId);
    if (!target || !cache)
      throw new Error(`The behavior ${raw.PathPattern} names an origin or a cache policy that doesn't exist.`);
    const [association] = raw.FunctionAssociations;
    const code = functions.find(({ ref }) => ref === association?.FunctionARN);
    return {
      pattern: raw.PathPattern,
      origin: target,
      allowedMethods: raw.AllowedMethods,
      compress: raw.Compress,
      cache,
      originRequest: policies.originRequest(raw.OriginRequestPolicyId),
      responseHeaders: policies.responseHeaders(raw.ResponseHeadersPolicyId),
      viewerFunction: code && edgeFunction.parse(code.properties).FunctionCode,
    };
  };
  return {
    id: resource.ref,
    domainName: resource.attribute('DomainName'),
    aliases: config.Aliases,
    defaultRootObject: config.DefaultRootObject,
    behaviours: [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: '*' }].map(behaviourFrom),
    errorTtl: new Map(
      config.CustomErrorResponses.map(({ ErrorCode, ErrorCachingMinTTL }) => [ErrorCode, ErrorCachingMinTTL]),
    ),
  };
}

/** The first behavior whose pattern matches the path; `*` matches anything, `?` one character, case matters. */
export function behaviourFor(behaviours: readonly Behaviour[], path: string): Behaviour {
  const found = behaviours.find(
    ({ pattern }) => pattern === '*' || matches(pattern.startsWith('/') ? pattern : `/${pattern}`, path),
  );
  if (!found) throw new Error(`No behavior matches ${path}.`);
  return found;
}
