import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Validations } from 'aws-cdk-lib';
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

  it('prints the addresses as outputs', () => {
    expect(Object.keys(new Synthesized().template.Outputs).sort()).toEqual(
      ['SiteUrl', 'DashboardUrl', 'SocketUrl', 'AgentSocketUrl', 'FilesUrl', 'TableName', 'UserPoolId'].sort(),
    );
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
