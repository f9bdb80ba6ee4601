import { describe, expect, it } from 'vitest';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type Behaviour = {
  PathPattern?: string;
  TargetOriginId: string;
  CachePolicyId: unknown;
  OriginRequestPolicyId?: unknown;
  ResponseHeadersPolicyId?: unknown;
  AllowedMethods?: string[];
  FunctionAssociations?: { EventType: string; FunctionARN: unknown }[];
};
type Origin = {
  Id: string;
  DomainName: unknown;
  OriginCustomHeaders?: { HeaderName: string; HeaderValue: unknown }[];
  CustomOriginConfig?: object;
  OriginAccessControlId?: unknown;
};
type Distribution = {
  DistributionConfig: {
    CacheBehaviors: Behaviour[];
    DefaultCacheBehavior: Behaviour;
    Origins: Origin[];
    CustomErrorResponses: { ErrorCode: number; ErrorCachingMinTTL: number; ResponsePagePath?: string }[];
    Aliases?: string[];
    ViewerCertificate?: object;
  };
};
type HeadersPolicy = {
  ResponseHeadersPolicyConfig: {
    SecurityHeadersConfig: { ContentSecurityPolicy?: { ContentSecurityPolicy: unknown } };
    CorsConfig?: object;
  };
};

/** CloudFront's own policies, by the ids AWS publishes. */
const managed = {
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
};

const distributionOf = (stack: Synthesized) => {
  const [found] = stack.properties<Distribution>('AWS::CloudFront::Distribution');
  if (!found) throw new Error('No distribution in the template');
  return found.DistributionConfig;
};

describe('the site', () => {
  const stack = new Synthesized();
  const distribution = distributionOf(stack);
  const behaviourOf = (path: string) => distribution.CacheBehaviors.find(({ PathPattern }) => PathPattern === path);
  const originOf = (path: string) => distribution.Origins.find(({ Id }) => Id === behaviourOf(path)?.TargetOriginId);
  const policyOf = (path: string) =>
    stack.resource<HeadersPolicy>(
      (behaviourOf(path)?.ResponseHeadersPolicyId as { Ref: string } | undefined)?.Ref ?? '',
    ).Properties.ResponseHeadersPolicyConfig;
  const edgeFunctionsOf = (behaviour: Behaviour | undefined) =>
    behaviour?.FunctionAssociations?.map(({ EventType, FunctionARN }) => `${EventType} ${text(FunctionARN)}`);

  it('tries the narrower paths first', () => {
    expect(distribution.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/help/*',
      '/api/widget/*/help',
      '/api/widget/*/help/*',
      '/api/widget/*/script.js',
      '/api/widget/*/config',
      '/api/v1/live-chat/openapi.json',
      '/api/v1/live-chat/docs',
      '/api/*',
      '/widget/*',
      '/dashboard/*',
    ]);
  });

  it.each(['/api/widget/*/script.js', '/api/widget/*/config', '/api/*'])(
    'lets every method of %s through: the API itself says which it has not',
    (path) => {
      expect(behaviourOf(path)?.AllowedMethods?.sort()).toEqual(
        ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].sort(),
      );
    },
  );

  it('passes the API everything but the host, and caches none of it', () => {
    expect(behaviourOf('/api/*')).toMatchObject({
      CachePolicyId: managed.cachingDisabled,
      OriginRequestPolicyId: managed.allViewerExceptHost,
    });
    expect(text(originOf('/api/*')?.DomainName)).toContain(`\${${stack.apiId('HTTP')}}.execute-api.`);
    expect(originOf('/api/*')?.CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only' });
  });

  it.each([
    '/api/widget/*/script.js',
    '/api/widget/*/config',
    '/api/v1/live-chat/docs',
    '/api/v1/live-chat/openapi.json',
  ])('keeps %s as long as the origin says, at most a minute, the same for every page', (path) => {
    const { Ref = '' } = (behaviourOf(path)?.CachePolicyId ?? {}) as { Ref?: string };
    expect(stack.resource(Ref).Properties['CachePolicyConfig']).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 60,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
        EnableAcceptEncodingBrotli: true,
      },
    });
    expect(originOf(path)).toEqual(originOf('/api/*'));
    expect(policyOf(path).CorsConfig).toMatchObject({ AccessControlAllowOrigins: { Items: ['*'] } });
  });

  it.each([
    ['/help/*', ['q']],
    ['/api/widget/*/help', ['lang', 'q']],
    ['/api/widget/*/help/*', ['lang', 'q']],
  ])('keeps %s at most a minute, by what is looked for and nothing else', (path, QueryStrings) => {
    const { Ref = '' } = (behaviourOf(path)?.CachePolicyId ?? {}) as { Ref?: string };
    expect(stack.resource(Ref).Properties['CachePolicyConfig']).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 60,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings },
      },
    });
    expect(originOf(path)).toEqual(originOf('/api/*'));
  });

  it('shows pages of the help center to readers only, in the form that the edge gives their addresses', () => {
    expect(behaviourOf('/help/*')?.AllowedMethods?.sort()).toEqual(['GET', 'HEAD']);
    expect(edgeFunctionsOf(behaviourOf('/help/*'))).toEqual([
      expect.stringMatching(/^viewer-request \$\{chatsiteedgehelppage[0-9A-F]+\.FunctionARN\}$/),
    ]);
    expect(policyOf('/help/*').CorsConfig).toBeUndefined();
  });

  it('sends nosniff and HSTS with every response on every path', () => {
    const behaviours = [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors];
    for (const { ResponseHeadersPolicyId } of behaviours) {
      const { Ref } = ResponseHeadersPolicyId as { Ref: string };
      const { SecurityHeadersConfig } = stack.resource<HeadersPolicy>(Ref).Properties.ResponseHeadersPolicyConfig;
      expect(SecurityHeadersConfig).toMatchObject({
        ContentTypeOptions: { Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 365 * 24 * 3600, Override: true },
      });
    }
  });

  it('proves to the API that a request came through it, by a value the handler knows too', () => {
    const [header, ...more] = originOf('/api/*')?.OriginCustomHeaders ?? [];
    expect(more).toEqual([]);
    expect(header?.HeaderName).toBe('x-origin-secret');
    const { Environment } = stack.resource<{ Environment: { Variables: Record<string, unknown> } }>(
      stack.functionId('visitor-api'),
    ).Properties;
    expect(Environment.Variables['ORIGIN_SECRET']).toEqual(header?.HeaderValue);
    expect(JSON.stringify(header?.HeaderValue)).toContain('AWS::StackId');
  });

  it('passes the client address to the API on each of its paths', () => {
    for (const path of ['/api/*', '/api/widget/*/script.js', '/api/widget/*/config']) {
      expect(edgeFunctionsOf(behaviourOf(path))).toEqual([
        expect.stringMatching(/^viewer-request \$\{chatsiteedgevieweraddress[0-9A-F]+\.FunctionARN\}$/),
      ]);
    }
  });

  it('serves files from a private bucket only it can read', () => {
    const [bucketId, bucket] = stack.all('AWS::S3::Bucket').find(([id]) => id.startsWith('chatsite')) ?? [
      '',
      undefined,
    ];
    expect(bucket?.Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    for (const path of ['/widget/*', '/dashboard/*']) {
      expect(text(originOf(path)?.DomainName)).toBe(`\${${bucketId}.RegionalDomainName}`);
      expect(originOf(path)?.OriginAccessControlId).toBeDefined();
      expect(behaviourOf(path)?.CachePolicyId).toBe(managed.cachingOptimized);
    }
  });

  it('never caches or replaces an error', () => {
    const { CustomErrorResponses: errors } = distribution;
    const codes = errors.map(({ ErrorCode }) => ErrorCode).sort((a, b) => a - b);
    expect(codes).toEqual([400, 403, 404, 405, 414, 500, 501, 502, 503, 504]);
    expect(errors.filter((error) => error.ErrorCachingMinTTL !== 0 || error.ResponsePagePath)).toEqual([]);
  });

  it("holds the dashboard to a policy without inline script or style, and strings don't become script", () => {
    const policy = text(policyOf('/dashboard/*').SecurityHeadersConfig.ContentSecurityPolicy?.ContentSecurityPolicy);
    expect(policy).not.toContain('unsafe');
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy.split('; ')).toContain(directive);
    }
    const connect = policy.split('; ').find((directive) => directive.startsWith('connect-src')) ?? '';
    const [socketOrigin = ''] = /^wss:\/\/[^/]+\//.exec(text(stack.template.Outputs['SocketUrl']?.Value)) ?? [];
    expect(connect.split(' ')).toContain(socketOrigin);
    expect(connect).toContain('https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}');
    expect(connect).toMatch(/https:\/\/live-chat-\$\{chatsocketapi[0-9A-F]+\}\.auth\./);
  });

  it("lets other people's sites load the widget", () => {
    expect(policyOf('/widget/*')).toMatchObject({
      CorsConfig: { AccessControlAllowOrigins: { Items: ['*'] }, AccessControlAllowCredentials: false },
    });
  });

  it('leads the root to the dashboard without asking the bucket', () => {
    expect(edgeFunctionsOf(distribution.DefaultCacheBehavior)).toEqual([
      expect.stringMatching(/^viewer-request \$\{chatsiteedgefrontdoor[0-9A-F]+\.FunctionARN\}$/),
    ]);
  });

  it('uses a custom domain when there is one', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/one';
    const own = new Synthesized({ domain: { name: 'chat.example.com', certificateArn } });
    expect(distributionOf(own)).toMatchObject({
      Aliases: ['chat.example.com'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    expect(own.template.Outputs['DashboardUrl']?.Value).toBe('https://chat.example.com/dashboard/');
    // What the domain's record has to name.
    const [[distributionId] = ['']] = own.all('AWS::CloudFront::Distribution');
    expect(text(own.template.Outputs['DomainTarget']?.Value)).toBe(`\${${distributionId}.DomainName}`);
  });
});
