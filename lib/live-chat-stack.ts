/** The stack of one stage. */
import { type Environment, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { parseStackConfig, type Config, type StackConfig } from './settings/config.ts';
import { LiveChat, type LiveChatProps } from './live-chat.ts';
import type { StackSettings } from './settings/settings.ts';
import { CERTIFICATE_REGION, SiteCertificate } from './site/site-name.ts';
import { SiteWebAcl, WEB_ACL_REGION } from './site/web-acl.ts';

export type LiveChatStackProps = Omit<LiveChatProps, 'config'> &
  StackProps & {
    /** Checked by the constructor. Default: every setting's default. */
    config?: StackSettings | undefined;
  };

/**
 * A stack with nothing but live chat in it. Its outputs have the plain names of `LiveChat.outputs`. A domain in a zone
 * of Route 53 has its certificate in a second stack, `<id>-certificate`, unless the stack itself is in us-east-1.
 */
export class LiveChatStack extends Stack {
  /** Everything in the stack, to read addresses from and to grant access to. */
  readonly chat: LiveChat;

  constructor(
    scope: Construct,
    id: string,
    { config: settings = {}, assets, certificate, webAclArn, ...props }: LiveChatStackProps = {},
  ) {
    const { account, region, tags, terminationProtection, permissionsBoundary, waf, ...config } =
      parseStackConfig(settings);
    const env = { ...(account && { account }), ...(region && { region }), ...props.env };
    super(scope, id, { terminationProtection, ...props, env });
    const elsewhere = certificate ? undefined : certificateElsewhere(scope, id, { config, env });
    if (elsewhere) this.addDependency(elsewhere.stack);
    const ownAcl = waf && !webAclArn ? webAclFor(this, { id, waf, env }) : undefined;
    this.chat = new LiveChat(this, 'chat', {
      config,
      assets,
      certificate: certificate ?? elsewhere?.certificate,
      webAclArn: webAclArn ?? ownAcl,
    });
    for (const [name, output] of Object.entries(this.chat.outputs)) output.overrideLogicalId(name);
    for (const [name, value] of Object.entries(tags)) Tags.of(this).add(name, value);
    if (permissionsBoundary !== undefined) this.#bound(permissionsBoundary);
  }

  /** Bounds every role of the stack, the CDK's own among them. */
  #bound(by: string): void {
    const policy = by.startsWith('arn:')
      ? ManagedPolicy.fromManagedPolicyArn(this, 'boundary', by)
      : ManagedPolicy.fromManagedPolicyName(this, 'boundary', by);
    PermissionsBoundary.of(this).apply(policy);
  }
}

/** The ARN of the web ACL of the settings: in the stack itself, or in a second one where WAF keeps what belongs to CloudFront. */
function webAclFor(
  stack: Stack,
  { id, waf, env }: { id: string; waf: NonNullable<StackConfig['waf']>; env: Environment },
): string {
  const isHere = env.region === undefined || env.account === undefined || env.region === WEB_ACL_REGION;
  if (isHere) return new SiteWebAcl(stack, 'web-acl', waf).arn;
  const elsewhere = new Stack(stack.node.scope, `${id}-web-acl`, {
    env: { account: env.account, region: WEB_ACL_REGION },
    description: "Live chat: the site's web ACL, where WAF keeps what belongs to CloudFront",
  });
  stack.addDependency(elsewhere);
  return new SiteWebAcl(elsewhere, 'site', waf).arn;
}

/** The certificate of a domain in a zone of ours, in a stack where CloudFront looks for it; undefined where it isn't needed. */
function certificateElsewhere(
  scope: Construct,
  id: string,
  { config: { domain }, env }: { config: Config; env: Environment },
): { stack: Stack; certificate: ICertificate } | undefined {
  if (!domain?.hostedZone || domain.certificateArn !== undefined || env.region === CERTIFICATE_REGION) return undefined;
  if (env.account === undefined || env.region === undefined) {
    throw new Error(
      `The settings of live chat are wrong. domain.hostedZone: the certificate is made in ${CERTIFICATE_REGION}, which takes a stack that knows its place. Set account and region as well, or domain.certificateArn.`,
    );
  }
  const stack = new Stack(scope, `${id}-certificate`, {
    env: { account: env.account, region: CERTIFICATE_REGION },
    description: "Live chat: the certificate of the site's domain, where CloudFront looks for it",
  });
  const { name, hostedZone } = domain;
  return { stack, certificate: new SiteCertificate(stack, 'site', { name, hostedZone }).certificate };
}
