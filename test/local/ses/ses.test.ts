/** SES on this machine: receipt rules that AWS would refuse, what becomes of mail that arrives, and feedback on mail that left. */
import { describe, expect, it } from 'vitest';
import { eventRulesOf, putEvent } from '#local/ses/event-bus.ts';
import { feedbackEvent, simulatedKind } from '#local/ses/feedback.ts';
import { MAX_MAIL_BYTES, takeMail } from '#local/ses/receive.ts';
import { receiptRulesOf, ruleFor } from '#local/ses/receiving.ts';
import type { Template } from '#local/assembly/template.ts';
import { functionWithRole, stackOf } from '#test/support/local-aws.ts';
import { rawMail } from '#test/support/mails.ts';

const ruleArn = 'arn:aws:ses:us-east-1:123456789012:receipt-rule-set/answers:receipt-rule/store';
const permission = (Principal: string, SourceArn: string) => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'Reader' }, Principal, SourceArn },
});
const allowSes = (more: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'ses.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Mails', 'Arn'] }, '/*']] },
  Condition: { StringEquals: { 'aws:SourceAccount': '123456789012', 'aws:SourceArn': ruleArn } },
  ...more,
});
const policy = (...Statement: object[]) => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: { Bucket: { Ref: 'Mails' }, PolicyDocument: { Statement } },
});
const denyPlain = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 's3:*',
  Resource: { 'Fn::GetAtt': ['Mails', 'Arn'] },
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

const receiving: Template['Resources'] = {
  ...functionWithRole('Reader', []),
  Mails: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'mails' } },
  Policy: policy(denyPlain, allowSes()),
  Permission: permission('ses.amazonaws.com', ruleArn),
  Set: { Type: 'AWS::SES::ReceiptRuleSet', Properties: { RuleSetName: 'answers' } },
  Rule: {
    Type: 'AWS::SES::ReceiptRule',
    Properties: {
      RuleSetName: 'answers',
      Rule: {
        Name: 'store',
        Enabled: true,
        ScanEnabled: true,
        Recipients: ['reply.example.com'],
        Actions: [
          { S3Action: { BucketName: { Ref: 'Mails' } } },
          { LambdaAction: { FunctionArn: { 'Fn::GetAtt': ['Reader', 'Arn'] }, InvocationType: 'Event' } },
        ],
      },
    },
  },
};

describe('a receipt rule', () => {
  it('stores and invokes in its order', () => {
    const [rule] = receiptRulesOf(stackOf(receiving));
    expect(rule).toMatchObject({ name: 'store', actions: [{ bucket: 'mails' }, { functionId: 'Reader' }] });
  });

  it.each<[string, Template['Resources'], string]>([
    ['the bucket has no policy', { Policy: policy(denyPlain) }, 'Could not write to bucket: mails'],
    [
      'the policy is for another rule',
      { Policy: policy(allowSes({ Condition: { StringEquals: { 'aws:SourceArn': `${ruleArn}s` } } })) },
      'Could not write to bucket: mails',
    ],
    [
      'the policy is for another service',
      { Policy: policy(allowSes({ Principal: { Service: 'sns.amazonaws.com' } })) },
      'Could not write to bucket: mails',
    ],
    ['everything is denied', { Policy: policy(allowSes(), allowSes({ Effect: 'Deny' })) }, 'Could not write to bucket'],
    [
      'the function may not be invoked',
      { Permission: permission('s3.amazonaws.com', ruleArn) },
      'Could not invoke Lambda',
    ],
    [
      'its set is missing',
      { Set: { Type: 'AWS::SES::ReceiptRuleSet', Properties: { RuleSetName: 'other' } } },
      'answers',
    ],
  ])('is refused as AWS refuses it if %s', (_, changed, message) => {
    expect(() => receiptRulesOf(stackOf({ ...receiving, ...changed }))).toThrow(message);
  });

  it.each([
    ['reply.example.com', 'reply+1.a@reply.example.com', true],
    ['reply.example.com', 'x@REPLY.example.com', true],
    ['reply.example.com', 'x@sub.reply.example.com', false],
    ['.example.com', 'x@sub.example.com', true],
    ['x@example.com', 'x@example.com', true],
    ['x@example.com', 'y@example.com', false],
  ])('for %s and a mail to %s applies: %s', (one, recipient, applies) => {
    const rules = [{ name: 'rule', isScanned: true, recipients: [one], actions: [] }];
    expect(ruleFor(rules, recipient) !== undefined).toBe(applies);
  });
});

describe('a mail that arrives', () => {
  const world = () => {
    const stored: [string, string, Buffer][] = [];
    const started: { functionId: string; event: object }[] = [];
    const counted: string[] = [];
    const deps = {
      meters: { count: (_to: object, meter: string) => void counted.push(meter) },
      rules: receiptRulesOf(stackOf(receiving)),
      s3: { store: (...one: [string, string, Buffer]) => void stored.push(one) },
      start: async (functionId: string, event: object) => (started.push({ functionId, event }), { payload: 'done' }),
    };
    return { deps, stored, started, counted };
  };
  const to = (To: string) => rawMail('Hi', { To, Subject: 'Re:\r\n chat' });

  it('is stored with what SES adds, then its function gets the documented event', async () => {
    const { deps, stored, started, counted } = world();
    const mail = to('Shop <reply+1.a@reply.example.com>');
    const taken = await takeMail(deps, mail, new URLSearchParams());
    expect(taken).toMatchObject({ rule: 'store', recipients: ['reply+1.a@reply.example.com'], result: 'done' });
    expect(counted).toEqual(['mails_in', 'mail_chunks_in']);
    const [[bucket, key, body] = []] = stored;
    expect([bucket, 'mail_id' in taken && taken.mail_id === key]).toEqual(['mails', true]);
    expect(body?.toString()).toMatch(
      /^Return-Path: <vera@example.com>\r\nReceived: [^]*X-SES-Virus-Verdict: PASS\r\nFrom: Vera/,
    );
    expect(started).toMatchObject([
      {
        functionId: 'Reader',
        event: {
          Records: [
            {
              eventSource: 'aws:ses',
              ses: {
                mail: {
                  messageId: key,
                  source: 'vera@example.com',
                  commonHeaders: { subject: 'Re: chat', messageId: '<one@mail.example.com>' },
                },
                receipt: { spamVerdict: { status: 'PASS' }, action: { type: 'Lambda', invocationType: 'Event' } },
              },
            },
          ],
        },
      },
    ]);
  });

  it('has the verdicts that are asked for, and the envelope that is', async () => {
    const { deps, started } = world();
    const query = new URLSearchParams('to=reply@reply.example.com&from=&spam=fail&dmarc=fail&policy=reject&dkim=no');
    await takeMail(deps, to('elsewhere@example.com'), query);
    expect(started).toMatchObject([
      {
        event: {
          Records: [
            {
              ses: {
                mail: { source: '' },
                receipt: {
                  spamVerdict: { status: 'FAIL' },
                  dkimVerdict: { status: 'PASS' },
                  dmarcVerdict: { status: 'FAIL' },
                  dmarcPolicy: 'reject',
                },
              },
            },
          ],
        },
      },
    ]);
  });

  it('for nobody here, or too large, is refused as by a mail server', async () => {
    const { deps, stored } = world();
    expect(await takeMail(deps, to('x@example.com'), new URLSearchParams())).toEqual({
      refused: expect.stringMatching(/^550/),
    });
    const large = Buffer.concat([to('reply@reply.example.com'), Buffer.alloc(MAX_MAIL_BYTES)]);
    expect(await takeMail(deps, large, new URLSearchParams())).toEqual({ refused: expect.stringMatching(/^552/) });
    expect(stored).toEqual([]);
  });
});

describe('feedback on a mail', () => {
  const ruleOnBus = (EventPattern: object): Template['Resources'] => ({
    ...functionWithRole('Reader', []),
    Events: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'events' } },
    Destination: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: { Ref: 'Events' },
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['bounce'],
          EventBridgeDestination: { EventBusArn: 'arn:aws:events:us-east-1:123456789012:event-bus/default' },
        },
      },
    },
    Told: {
      Type: 'AWS::Events::Rule',
      Properties: { Name: 'told', EventPattern, Targets: [{ Arn: { 'Fn::GetAtt': ['Reader', 'Arn'] }, Id: 'a' }] },
    },
    Permission: permission('events.amazonaws.com', 'arn:aws:events:us-east-1:123456789012:rule/told'),
  });
  const mail = {
    id: 'm',
    from: 'a@x.example',
    to: ['b@y.example'],
    subject: 'S',
    tags: { visitor_id: '7' },
    sent_at: '',
  };
  const pattern = { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': ['events'] } } } };

  it('reaches the functions whose rules match it, with the tags of the mail', () => {
    const stack = stackOf(ruleOnBus(pattern));
    const event = feedbackEvent(stack, { mail, set: 'events', kind: 'bounce', to: 'b@y.example' });
    const started: object[] = [];
    expect(event && putEvent(eventRulesOf(stack), (id, payload) => started.push({ id, payload }), event)).toBe(1);
    expect(started).toMatchObject([
      {
        id: 'Reader',
        payload: {
          'detail-type': 'Email Bounced',
          detail: { bounce: { bounceType: 'Permanent' }, mail: { tags: { visitor_id: ['7'] } } },
        },
      },
    ]);
    const other = stackOf(ruleOnBus({ ...pattern, source: ['aws.ec2'] }));
    expect(event && putEvent(eventRulesOf(other), () => undefined, event)).toBe(0);
  });

  it('is told only of what the set names, and of nothing that was sent without a set', () => {
    const stack = stackOf(ruleOnBus(pattern));
    expect(feedbackEvent(stack, { mail, set: 'events', kind: 'complaint', to: 'b@y.example' })).toBeUndefined();
    expect(feedbackEvent(stack, { mail, set: undefined, kind: 'bounce', to: 'b@y.example' })).toBeUndefined();
  });

  it('needs the permission to invoke the function', () => {
    const { Permission: _permission, ...rest } = ruleOnBus(pattern);
    expect(() => eventRulesOf(stackOf(rest))).toThrow('may not invoke Reader');
  });

  it.each([
    ['bounce@simulator.amazonses.com', 'bounce'],
    ['Bounce+label@simulator.amazonses.com', 'bounce'],
    ['complaint@simulator.amazonses.com', 'complaint'],
    ['success@simulator.amazonses.com', undefined],
    ['bounce@example.com', undefined],
  ])('is caused by the simulator for %s: %s', (address, kind) => {
    expect(simulatedKind(address)).toBe(kind);
  });
});
