/** A web ACL of WAF for the site, which refuses addresses that send too much before CloudFront asks the API. */
import { Stack, Token } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { WafSettings } from '#lib/settings/settings.ts';
import { CERTIFICATE_REGION } from './site-name.ts';

/** WAF keeps what belongs to CloudFront where CloudFront keeps certificates. */
export const WEB_ACL_REGION = CERTIFICATE_REGION;

/** A web ACL with one rule. Throws outside us-east-1. */
export class SiteWebAcl extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { requestsPerAddress }: Required<WafSettings>) {
    super(scope, id);
    const { region } = Stack.of(this);
    if (region !== WEB_ACL_REGION) {
      throw new Error(
        `The settings of live chat are wrong. waf: a web ACL for CloudFront has to be made in ${WEB_ACL_REGION}, and this stack ${Token.isUnresolved(region) ? 'has no region of its own' : `is in ${region}`}. Set account and region as well, which makes it in a second stack; or set webAclArn.`,
      );
    }
    const visible = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      metricName,
      sampledRequestsEnabled: false,
    });
    const acl = new CfnWebACL(this, 'acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('live-chat'),
      rules: [
        {
          name: 'requests-per-address',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: { limit: requestsPerAddress, evaluationWindowSec: 300, aggregateKeyType: 'IP' },
          },
          visibilityConfig: visible('requests-per-address'),
        },
      ],
    });
    this.arn = acl.attrArn;
  }
}
