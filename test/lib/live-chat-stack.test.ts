import { readFileSync } from 'node:fs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterEach, describe, expect, it } from 'vitest';
import { removeFolders, Synthesized, testApp, testStack } from './synthesized.ts';

/** The stack under CloudFormation's own rules and those of cdk-nag, as `bin/live-chat.ts` synthesizes it. */
function validated() {
  const app = testApp({ validated: true });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack: testStack(app) };
}

/** The validator starts a WASM engine, which takes long on a busy machine. */
describe('the stack', { timeout: 60_000 }, () => {
  afterEach(removeFolders);

  it('fails its synthesis when a function is allowed more than it needs', () => {
    const { app, stack } = validated();
    const fn = stack.node.findAll().find((construct) => construct instanceof LambdaFunction);
    fn?.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }));
    expect(() => app.synth()).toThrow('AwsSolutions-IAM5[Action::dynamodb:*]');
  });

  it('prints the addresses as outputs, which docs/deploy.md lists', () => {
    const outputs = Object.keys(new Synthesized().template.Outputs).sort();
    expect(outputs).toEqual(
      ['SiteUrl', 'DashboardUrl', 'SocketUrl', 'AgentSocketUrl', 'FilesUrl', 'TableName', 'UserPoolId'].sort(),
    );
    const listed = /^The outputs are .*$/m.exec(readFileSync('docs/deploy.md', 'utf8'))?.[0];
    expect(listed?.match(/(?<=`)\w+(?=`)/g)).toEqual(expect.arrayContaining(outputs));
  });

  it('gives what its owner sets to all that it consists of', () => {
    const [boundary, acl] = ['Bounds', 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/1'];
    const key = 'arn:aws:kms:eu-central-1:111122223333:key/11112222-3333-4444-5555-666677778888';
    const set = {
      tags: { team: 'support' },
      terminationProtection: true,
      permissionsBoundary: boundary,
      webAclArn: acl,
      encryptionKeyArn: key,
    };
    const app = testApp();
    const pinned = { account: '111122223333', region: 'eu-central-1' };
    const [plain, stack] = [testStack(app, pinned), testStack(app, { ...pinned, ...set, stage: 'set' })];
    expect([plain.terminationProtection, stack.terminationProtection]).toEqual([false, true]);
    const template = Template.fromStack(stack);
    const all = (type: string): string[] =>
      Object.values(template.findResources(type)).map((one) => JSON.stringify(one));
    const roles = all('AWS::IAM::Role');
    expect(roles.length).toBeGreaterThan(10);
    expect(roles.filter((role) => !/"PermissionsBoundary":.*policy\/Bounds/.test(role))).toEqual([]);
    for (const type of ['AWS::DynamoDB::Table', 'AWS::Lambda::Function', 'AWS::S3::Bucket', 'AWS::SQS::Queue'])
      expect(all(type).filter((one) => !/"Key":"team","Value":"support"/.test(one))).toEqual([]);
    expect(all('AWS::CloudFront::Distribution')).toEqual([expect.stringContaining(`"WebACLId":"${acl}"`)]);
    const files = all('AWS::S3::Bucket').filter((bucket) => !bucket.includes('site'));
    const keeping = [
      ...['AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::SecretsManager::Secret'].flatMap(all),
      ...files.filter((bucket) => bucket.includes('CorsConfiguration')),
    ];
    expect(keeping).toHaveLength(4);
    expect(keeping.filter((one) => !one.includes(key))).toEqual([]);
  });

  it('is one per stage', () => {
    const app = testApp();
    const names = [testStack(app), testStack(app, { stage: 'trial' })].map(({ stackName }) => stackName);
    expect(names).toEqual(['live-chat-prod', 'live-chat-trial']);
  });

  it('stays far below the 500 resources CloudFormation takes', () => {
    expect(Object.keys(new Synthesized().template.Resources).length).toBeLessThan(400);
  });
});
