/** Email: what sending takes, and where SES tells of mails that bounced and of answers that came. */
import { Names, Stack, Token } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnReceiptRule,
  CfnReceiptRuleSet,
  ConfigurationSet,
  EmailSendingEvent,
  EventDestination,
} from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { VariableName } from '#core/contract/environment.ts';
import type { Config } from '#lib/settings/config.ts';
import { keepsCalls } from '#lib/kit/dead-letters.ts';
import type { HandlerFunction, Provided } from '#lib/kit/handler-function.ts';
import { MailBucket } from './mail-bucket.ts';
import type { OwnKey } from '#lib/kit/own-key.ts';

export type MailProps = {
  mail: NonNullable<Config['mail']>;
  /** Receives what SES tells. */
  inboundMail: HandlerFunction;
  deadLetters: Queue;
  /** The secret that proves reply addresses. */
  secret: Provided;
  /** Encrypts mails. Default: a key of AWS's own, which is free. */
  key?: OwnKey | undefined;
};

type MailVariable = Extract<
  VariableName,
  'MAIL_FROM' | 'MAIL_SENDER' | 'MAIL_EVENTS' | 'REPLY_DOMAIN' | 'REPLY_SECRET_ARN' | 'INBOUND_URL'
>;

const nothing: Provided = { value: '' };

/** The variables of a deployment that neither sends nor receives mail. */
export const withoutMail: Record<MailVariable, Provided> = {
  MAIL_FROM: nothing,
  MAIL_SENDER: nothing,
  MAIL_EVENTS: nothing,
  REPLY_DOMAIN: nothing,
  REPLY_SECRET_ARN: nothing,
  INBOUND_URL: nothing,
};

/** Sending, bounces and complaints, and answers where the settings want them. */
export class Mail extends Construct {
  readonly provides: Record<MailVariable, Provided>;
  /** What the owner has to do by hand, by the name of an output. */
  readonly steps: Record<string, string>;

  constructor(scope: Construct, id: string, { mail, inboundMail, deadLetters, secret, key }: MailProps) {
    super(scope, id);
    // Lambda tries again after a minute and after two more.
    inboundMail.configureAsyncInvoke({ retryAttempts: 2, onFailure: keepsCalls(deadLetters) });
    const events = this.#feedbackTo(inboundMail);
    const replies = mail.replies && new Replies(this, 'replies', { ...mail.replies, inboundMail, key });
    this.provides = {
      ...withoutMail,
      MAIL_FROM: { value: mail.from, grant: (fn) => fn.allow(['ses:SendEmail'], this.#sendersOf(mail)) },
      MAIL_SENDER: { value: mail.from },
      MAIL_EVENTS: {
        value: events.configurationSetName,
        grant: (fn) => fn.allow(['ses:SendEmail'], [this.#arn('configuration-set', events.configurationSetName)]),
      },
      ...(replies && { ...replies.provides, REPLY_SECRET_ARN: secret }),
    };
    this.steps = replies?.steps ?? {};
  }

  /** The address by its own identity or its domain's, and what else SES asks for if the identity has a set of its own. */
  #sendersOf({ from, identity, configurationSet }: MailProps['mail']): string[] {
    const identities = identity === undefined ? [from, from.split('@')[1] ?? ''] : [identity];
    const own = configurationSet === undefined ? [] : [this.#arn('configuration-set', configurationSet)];
    return [...identities.map((name) => this.#arn('identity', name)), ...own];
  }

  #arn(resource: 'identity' | 'configuration-set', resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }

  /** Mails that are sent with this set and bounce, or are called spam. Events of AWS on the default bus are free. */
  #feedbackTo(inboundMail: HandlerFunction): ConfigurationSet {
    const events = new ConfigurationSet(this, 'events');
    events.addEventDestination('bus', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'default-bus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    new Rule(this, 'feedback', {
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          eventType: ['Bounce', 'Complaint'],
          mail: { tags: { 'ses:configuration-set': [events.configurationSetName] } },
        },
      },
      targets: [new LambdaFunction(inboundMail)],
    });
    return events;
  }
}

/** Where SES receives mail: https://docs.aws.amazon.com/general/latest/gr/ses.html */
const receivingRegions = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
];

type RepliesProps = { domain: string; inboundMail: HandlerFunction; key: OwnKey | undefined };

/** Answers by email: SES stores each in a bucket, then starts the function. */
class Replies extends Construct {
  readonly provides: Pick<Record<MailVariable, Provided>, 'REPLY_DOMAIN' | 'INBOUND_URL'>;
  readonly steps: Record<string, string>;

  constructor(scope: Construct, id: string, { domain, inboundMail, key }: RepliesProps) {
    super(scope, id);
    requireReceivingRegion(Stack.of(this).region);
    const ruleSetName = Names.uniqueResourceName(this, { maxLength: 64, separator: '-' });
    const ruleArn = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'receipt-rule-set',
      resourceName: `${ruleSetName}:receipt-rule/${RULE}`,
    });
    const bucket = new MailBucket(this, 'mails', { ruleArn, key });
    const { account, region } = Stack.of(this);
    inboundMail.addPermission('ses', {
      principal: new ServicePrincipal('ses.amazonaws.com'),
      sourceAccount: account,
      sourceArn: ruleArn,
    });
    const ruleSet = new CfnReceiptRuleSet(this, 'rule-set', { ruleSetName });
    const rule = new CfnReceiptRule(this, 'rule', {
      ruleSetName,
      rule: {
        name: RULE,
        enabled: true,
        scanEnabled: true,
        recipients: [domain],
        actions: [
          { s3Action: { bucketName: bucket.bucket.bucketName } },
          { lambdaAction: { functionArn: inboundMail.functionArn, invocationType: 'Event' } },
        ],
      },
    });
    // SES tries both when the rule is made.
    rule.node.addDependency(ruleSet, bucket, inboundMail.node.findChild('ses'));
    this.provides = { REPLY_DOMAIN: { value: domain }, INBOUND_URL: bucket.provided };
    this.steps = {
      ReplyMailServer: `${domain}. MX 10 inbound-smtp.${region}.amazonaws.com.`,
      ReplyActivation: `aws ses set-active-receipt-rule-set --rule-set-name ${ruleSetName} --region ${region}`,
    };
  }
}

const RULE = 'replies';

/** A stack without a region of its own is deployed to the CDK's default one. */
function requireReceivingRegion(own: string): void {
  const region = Token.isUnresolved(own) ? process.env['CDK_DEFAULT_REGION'] : own;
  if (region === undefined || receivingRegions.includes(region)) return;
  throw new Error(
    `The settings of live chat are wrong. mail.replies: SES doesn't receive email in ${region}. Deploy to one of ${receivingRegions.join(', ')}, or leave replies out.`,
  );
}
