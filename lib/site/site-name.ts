/** A custom domain in a zone of Route 53: its certificate, and the records that point it to the site. */
import { Stack, Token } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, HostedZone, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { Config } from '#lib/settings/config.ts';

type Zone = NonNullable<NonNullable<Config['domain']>['hostedZone']>;

/** Where CloudFront looks for certificates, whatever region the stack is in. */
export const CERTIFICATE_REGION = 'us-east-1';

const zoneOf = (scope: Construct, { id: hostedZoneId, name: zoneName }: Zone): IHostedZone =>
  HostedZone.fromHostedZoneAttributes(scope, 'zone', { hostedZoneId, zoneName });

/** A certificate that ACM checks by a record in the zone, and renews by itself. Throws outside us-east-1. */
export class SiteCertificate extends Construct {
  readonly certificate: ICertificate;

  constructor(scope: Construct, id: string, { name, hostedZone }: { name: string; hostedZone: Zone }) {
    super(scope, id);
    const { region } = Stack.of(this);
    if (region !== CERTIFICATE_REGION) {
      throw new Error(
        `The settings of live chat are wrong. domain.hostedZone: the certificate has to be made in ${CERTIFICATE_REGION}, where CloudFront looks for it, and this stack ${Token.isUnresolved(region) ? 'has no region of its own' : `is in ${region}`}. Use LiveChatStack with account and region, which makes it in a second stack; or set domain.certificateArn, or pass the certificate.`,
      );
    }
    this.certificate = new Certificate(this, 'certificate', {
      domainName: name,
      validation: CertificateValidation.fromDns(zoneOf(this, hostedZone)),
    });
  }
}

/** Points the domain to the site, over IPv4 and IPv6. */
export function pointToSite(
  scope: Construct,
  { name: recordName, hostedZone }: NonNullable<Config['domain']>,
  distribution: IDistribution,
): void {
  if (!hostedZone) return;
  const record = {
    recordName,
    zone: zoneOf(scope, hostedZone),
    target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
  };
  new ARecord(scope, 'ipv4', record);
  new AaaaRecord(scope, 'ipv6', record);
}
