/** Cache, origin request and response headers policies: the template's own, and managed ones by ID. */
import * as z from 'zod/mini';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';

const names = z._default(z.array(z.string()), []);
const seconds = z.coerce.number();
const flag = z._default(z.boolean(), false);

const headers = z.object({ HeaderBehavior: z.enum(['none', 'whitelist', 'allViewer', 'allExcept']), Headers: names });
const cookies = z.object({ CookieBehavior: z.enum(['none', 'whitelist', 'allExcept', 'all']), Cookies: names });
const queryStrings = z.object({
  QueryStringBehavior: z.enum(['none', 'whitelist', 'allExcept', 'all']),
  QueryStrings: names,
});

const cachePolicy = z.object({
  MinTTL: seconds,
  MaxTTL: seconds,
  DefaultTTL: seconds,
  ParametersInCacheKeyAndForwardedToOrigin: z.object({
    EnableAcceptEncodingGzip: flag,
    EnableAcceptEncodingBrotli: flag,
    HeadersConfig: headers,
    CookiesConfig: cookies,
    QueryStringsConfig: queryStrings,
  }),
});

const originRequestPolicy = z.object({
  HeadersConfig: headers,
  CookiesConfig: cookies,
  QueryStringsConfig: queryStrings,
});

const override = { Override: z.boolean() };
const items = z.object({ Items: names });

const responseHeadersPolicy = z.object({
  SecurityHeadersConfig: z.optional(
    z.strictObject({
      ContentSecurityPolicy: z.optional(z.object({ ContentSecurityPolicy: z.string(), ...override })),
      ContentTypeOptions: z.optional(z.object(override)),
      FrameOptions: z.optional(z.object({ FrameOption: z.string(), ...override })),
      ReferrerPolicy: z.optional(z.object({ ReferrerPolicy: z.string(), ...override })),
      StrictTransportSecurity: z.optional(
        z.object({ AccessControlMaxAgeSec: seconds, IncludeSubdomains: flag, Preload: flag, ...override }),
      ),
    }),
  ),
  CustomHeadersConfig: z.optional(
    z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), ...override })) }),
  ),
  CorsConfig: z.optional(
    z.object({
      AccessControlAllowCredentials: z.boolean(),
      AccessControlAllowHeaders: items,
      AccessControlAllowMethods: items,
      AccessControlAllowOrigins: items,
      AccessControlExposeHeaders: z.optional(items),
      AccessControlMaxAgeSec: z.optional(seconds),
      OriginOverride: z.boolean(),
    }),
  ),
  RemoveHeadersConfig: z.optional(z.object({ Items: z.array(z.object({ Header: z.string() })) })),
});

export type CachePolicy = z.infer<typeof cachePolicy>;
export type OriginRequestPolicy = z.infer<typeof originRequestPolicy>;
export type ResponseHeadersPolicy = z.infer<typeof responseHeadersPolicy>;

const nothing: OriginRequestPolicy & CachePolicy['ParametersInCacheKeyAndForwardedToOrigin'] = {
  EnableAcceptEncodingGzip: false,
  EnableAcceptEncodingBrotli: false,
  HeadersConfig: { HeaderBehavior: 'none', Headers: [] },
  CookiesConfig: { CookieBehavior: 'none', Cookies: [] },
  QueryStringsConfig: { QueryStringBehavior: 'none', QueryStrings: [] },
};

const everything: Omit<OriginRequestPolicy, 'HeadersConfig'> = {
  CookiesConfig: { CookieBehavior: 'all', Cookies: [] },
  QueryStringsConfig: { QueryStringBehavior: 'all', QueryStrings: [] },
};

/** Managed policies by the IDs that AWS publishes ("Use managed cache policies", "Use managed origin request policies"). */
const managedCachePolicies: Record<string, CachePolicy> = {
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': {
    MinTTL: 0,
    MaxTTL: 0,
    DefaultTTL: 0,
    ParametersInCacheKeyAndForwardedToOrigin: nothing,
  },
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': {
    MinTTL: 1,
    MaxTTL: 31_536_000,
    DefaultTTL: 86_400,
    ParametersInCacheKeyAndForwardedToOrigin: {
      ...nothing,
      EnableAcceptEncodingGzip: true,
      EnableAcceptEncodingBrotli: true,
    },
  },
};

const managedOriginRequestPolicies: Record<string, OriginRequestPolicy> = {
  // AllViewer
  '216adef6-5c7f-47e4-b989-5492eafa07d3': {
    HeadersConfig: { HeaderBehavior: 'allViewer', Headers: [] },
    ...everything,
  },
  // AllViewerExceptHostHeader
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': {
    HeadersConfig: { HeaderBehavior: 'allExcept', Headers: ['host'] },
    ...everything,
  },
};

/** Finds a policy of one kind by the ID in a behavior. Returns undefined for a behavior without one. */
function finder<Policy>(
  stack: Stack,
  kind: string,
  schema: z.ZodMiniType<Policy>,
  managed: Record<string, Policy>,
): (id: string | undefined) => Policy | undefined {
  const own = resourcesOf(stack, `AWS::CloudFront::${kind}`);
  return (id) => {
    if (id === undefined) return undefined;
    const resource = own.find(({ ref }) => ref === id);
    const policy = resource ? schema.parse(resource.properties[`${kind}Config`]) : managed[id];
    if (policy) return policy;
    throw new Error(`The distribution uses the managed ${kind} ${id}: add it to local/cloudfront/policies.ts.`);
  };
}

/** Looks policies up by ID. */
export const policiesOf = (stack: Stack) => ({
  cache: finder(stack, 'CachePolicy', cachePolicy, managedCachePolicies),
  originRequest: finder(stack, 'OriginRequestPolicy', originRequestPolicy, managedOriginRequestPolicies),
  responseHeaders: finder(stack, 'ResponseHeadersPolicy', responseHeadersPolicy, {}),
});
