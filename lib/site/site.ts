/** The site: a CloudFront distribution for the HTTP API and a private bucket with the widget's and the dashboard's files. */
import { Duration, Fn, Stack } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { served } from '#core/contract/http.ts';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import type { Config } from '#lib/settings/config.ts';
import { EdgeFunctions } from './edge-functions.ts';
import { accessControlName, policyName } from '#lib/kit/global-name.ts';
import type { Provided } from '#lib/kit/handler-function.ts';
import { pointToSite, SiteCertificate } from './site-name.ts';
import { dashboardHeaders, openHeaders, secureHeaders } from './response-headers.ts';

export type SiteProps = {
  config: Config;
  /** Certificate of the domain that is made elsewhere. Default: the one of the settings, or one of the stack's own. */
  certificate?: ICertificate | undefined;
  /** Host name of the HTTP API. */
  apiHost: string;
  /** Where files of chats are uploaded to and shown from. */
  filesOrigin: string;
  /** Other origins that the dashboard connects to: the socket and the identity provider. */
  dashboardConnectsTo: string[];
};

/** Errors that CloudFront would otherwise cache for ten seconds, although the next request may succeed. */
const uncachedErrors = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

/** What describes the API: a megabyte that is the same for everybody. */
const descriptionPaths = [
  served['settings-api'].getApiDescription.path,
  served['settings-api'].readApiDescription.path,
];

const secure = { viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS, compress: true };

/** The address of the product for people and websites: `origin`. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: cloudfront.Distribution;
  /** `https://…` without a trailing slash. */
  readonly origin: string;
  readonly provides: { PUBLIC_ORIGIN: Provided; ORIGIN_SECRET: Provided };

  constructor(
    scope: Construct,
    id: string,
    { config, certificate, apiHost, filesOrigin, dashboardConnectsTo }: SiteProps,
  ) {
    super(scope, id);
    this.bucket = new Bucket(this, 'files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    });
    // The stack's own ID is a random value that costs nothing and appears in no template.
    const originSecret = Fn.select(2, Fn.split('/', Stack.of(this).stackId));
    const edge = new EdgeFunctions(this, 'edge');
    const files = S3BucketOrigin.withOriginAccessControl(this.bucket, {
      originAccessControl: new cloudfront.S3OriginAccessControl(this, 'reads-files', {
        originAccessControlName: accessControlName(this, 'files'),
      }),
    });
    const open = openHeaders(this);
    const responseHeadersPolicy = secureHeaders(this);
    const api = this.#apiBehaviours(apiHost, originSecret, edge, { open, secured: responseHeadersPolicy });
    const file: cloudfront.BehaviorOptions = {
      origin: files,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      ...secure,
    };
    this.distribution = new cloudfront.Distribution(this, 'distribution', {
      ...(config.domain && customDomain(this, config.domain, certificate)),
      ...(config.webAclArn && { webAclId: config.webAclArn }),
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultBehavior: { ...file, functionAssociations: edge.rootRedirect, responseHeadersPolicy },
      additionalBehaviors: {
        ...api,
        '/widget/*': { ...file, responseHeadersPolicy: open },
        '/dashboard/*': {
          ...file,
          functionAssociations: edge.dashboardPage,
          responseHeadersPolicy: dashboardHeaders(this, { filesOrigin, connectsTo: dashboardConnectsTo }),
        },
      },
      errorResponses: uncachedErrors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    });
    if (config.domain?.hostedZone) pointToSite(this, config.domain, this.distribution);
    acknowledge(this, {
      S1: 'The bucket holds public files only, read through the distribution.',
      CFR1: 'Visitors of a website come from anywhere.',
      CFR2: 'A web ACL costs more a month than the whole idle stack; owners can attach one to the distribution.',
      CFR3: "Access logs would keep visitors' addresses that nothing here needs.",
      CFR4: "CloudFront's own certificate sets the protocol; with a domain of one's own it is TLS 1.2 and above.",
    });
    this.origin = `https://${config.domain?.name ?? this.distribution.distributionDomainName}`;
    this.provides = { PUBLIC_ORIGIN: { value: this.origin }, ORIGIN_SECRET: { value: originSecret } };
  }

  #minuteCache(id: string, queryStringBehavior?: cloudfront.CacheQueryStringBehavior): cloudfront.CachePolicy {
    return new cloudfront.CachePolicy(this, id, {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.minutes(1),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
      ...(queryStringBehavior && { queryStringBehavior }),
    });
  }

  #apiBehaviours(
    host: string,
    originSecret: string,
    edge: EdgeFunctions,
    headers: Record<'open' | 'secured', cloudfront.ResponseHeadersPolicy>,
  ): Record<string, cloudfront.BehaviorOptions> {
    const origin = new HttpOrigin(host, {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      customHeaders: { 'x-origin-secret': originSecret },
    });
    const shared = {
      origin,
      functionAssociations: edge.viewerAddress,
      // The API itself rejects wrong methods, with its own error format.
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      ...secure,
    };
    // Cached as long as the origin says, at most a minute. Responses are the same for every page, so the key has nothing of it.
    const minute: cloudfront.BehaviorOptions = {
      ...shared,
      cachePolicy: this.#minuteCache('minute'),
      originRequestPolicy: new cloudfront.OriginRequestPolicy(this, 'viewer', {
        originRequestPolicyName: policyName(this, 'viewer'),
        headerBehavior: cloudfront.OriginRequestHeaderBehavior.allowList('x-viewer-ip'),
      }),
      responseHeadersPolicy: headers.open,
    };
    // As long, by what is looked for. The edge function says which page and which language is meant, so the key has nothing else.
    const help = (id: string, names: string[]): cloudfront.BehaviorOptions => ({
      ...minute,
      cachePolicy: this.#minuteCache(id, cloudfront.CacheQueryStringBehavior.allowList(...names)),
    });
    const articles = help('help-articles', ['lang', 'q']);
    return {
      '/help/*': {
        ...help('help-pages', ['q']),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
        functionAssociations: edge.helpPage,
        responseHeadersPolicy: headers.secured,
      },
      '/api/widget/*/help': articles,
      '/api/widget/*/help/*': articles,
      '/api/widget/*/script.js': minute,
      '/api/widget/*/config': minute,
      ...Object.fromEntries(descriptionPaths.map((path) => [path, minute])),
      '/api/*': {
        ...shared,
        cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
        // The viewer's Host isn't forwarded, because API Gateway accepts only its own.
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: headers.secured,
      },
    };
  }
}

type Domain = NonNullable<Config['domain']>;

function customDomain(
  scope: Construct,
  { name, certificateArn, hostedZone }: Domain,
  given: ICertificate | undefined,
): Partial<cloudfront.DistributionProps> {
  const certificate = certificateArn
    ? Certificate.fromCertificateArn(scope, 'certificate', certificateArn)
    : (given ?? (hostedZone && new SiteCertificate(scope, 'own-certificate', { name, hostedZone }).certificate));
  return {
    domainNames: [name],
    ...(certificate && { certificate }),
    minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}
