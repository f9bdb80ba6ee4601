import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { OidcProviderNative, PolicyStatement, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';

/**
 * The role that a workflow of GitHub deploys with, without a stored key. Deploy it once, by hand:
 * `npx cdk deploy --app "node deploy-role.ts" -c repository=your-team/support`
 */
const app = new App();
const repository: string | undefined = app.node.tryGetContext('repository');
if (!repository) throw new Error('Name your repository: -c repository=your-team/support');

const stack = new Stack(app, 'live-chat-pipeline');
const github = new OidcProviderNative(stack, 'github', {
  url: 'https://token.actions.githubusercontent.com',
  clientIds: ['sts.amazonaws.com'],
});
const role = new Role(stack, 'deploys', {
  // Only jobs of this environment, which GitHub can hold until somebody approves them.
  assumedBy: new WebIdentityPrincipal(github.oidcProviderArn, {
    StringEquals: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': `repo:${repository}:environment:production`,
    },
  }),
});
// The roles that `cdk bootstrap` made do the rest. This one can do nothing itself.
role.addToPolicy(
  new PolicyStatement({
    actions: ['sts:AssumeRole'],
    resources: [stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: 'cdk-hnb659fds-*' })],
  }),
);
const output = new CfnOutput(stack, 'RoleArn', { value: role.roleArn });
output.description = 'Set it as the variable DEPLOY_ROLE_ARN of your repository.';
