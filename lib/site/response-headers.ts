/** Headers that CloudFront adds to responses: strict for the dashboard, open for files that websites embed, `nosniff` and HSTS for all. */
import { Duration } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { policyName } from '#lib/kit/global-name.ts';

const override = true;

const alwaysSecure: cloudfront.ResponseSecurityHeadersBehavior = {
  contentTypeOptions: { override },
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override },
};

/** For the dashboard: only its own files run, load or frame it, and no string becomes script. */
export function dashboardHeaders(
  scope: Construct,
  { filesOrigin, connectsTo }: { filesOrigin: string; connectsTo: string[] },
): cloudfront.ResponseHeadersPolicy {
  const contentSecurityPolicy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `media-src 'self' ${filesOrigin}`,
    "manifest-src 'self'",
    // A widget's logo may be any image over HTTPS.
    `img-src 'self' https: data: ${filesOrigin}`,
    `connect-src ${["'self'", filesOrigin, ...connectsTo].join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return new cloudfront.ResponseHeadersPolicy(scope, 'dashboard-headers', {
    responseHeadersPolicyName: policyName(scope, 'dashboard-headers'),
    securityHeadersBehavior: {
      ...alwaysSecure,
      contentSecurityPolicy: { contentSecurityPolicy, override },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.SAME_ORIGIN, override },
    },
    customHeadersBehavior: {
      customHeaders: [{ header: 'cross-origin-opener-policy', value: 'same-origin', override }],
    },
  });
}

/** For responses of the API and everything else that isn't a page: no content sniffing, HTTPS only. */
export function secureHeaders(scope: Construct): cloudfront.ResponseHeadersPolicy {
  return new cloudfront.ResponseHeadersPolicy(scope, 'secure-headers', {
    responseHeadersPolicyName: policyName(scope, 'secure-headers'),
    securityHeadersBehavior: alwaysSecure,
  });
}

/** For scripts and files that other sites load. */
export function openHeaders(scope: Construct): cloudfront.ResponseHeadersPolicy {
  return new cloudfront.ResponseHeadersPolicy(scope, 'open-headers', {
    responseHeadersPolicyName: policyName(scope, 'open-headers'),
    securityHeadersBehavior: alwaysSecure,
    corsBehavior: {
      accessControlAllowCredentials: false,
      accessControlAllowOrigins: ['*'],
      accessControlAllowMethods: ['GET', 'HEAD'],
      accessControlAllowHeaders: ['*'],
      originOverride: true,
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'cross-origin-resource-policy', value: 'cross-origin', override },
        { header: 'timing-allow-origin', value: '*', override },
      ],
    },
  });
}
