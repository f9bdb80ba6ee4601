import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const outdir = mkdtempSync(join(tmpdir(), 'live-chat-pipeline-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const synthesize = (context: object) =>
  run(process.execPath, ['examples/pipeline/deploy-role.ts'], {
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' },
  });

type Properties = {
  AssumeRolePolicyDocument: { Statement: object[] };
  PolicyDocument: { Statement: { Action: string; Resource: unknown }[] };
};

describe('the pipeline example', () => {
  it('synthesizes a role that only jobs of one environment assume, and that only assumes the roles of the bootstrap', async () => {
    await synthesize({ repository: 'your-team/support' });
    const template: { Resources: Record<string, { Type: string; Properties: Properties }>; Outputs: object } =
      JSON.parse(readFileSync(join(outdir, 'live-chat-pipeline.template.json'), 'utf8'));
    const of = (type: string) => Object.values(template.Resources).filter(({ Type }) => Type === type);
    const host = 'token.actions.githubusercontent.com';
    expect(of('AWS::IAM::Role').map(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement)).toEqual([
      [
        expect.objectContaining({
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [`${host}:aud`]: 'sts.amazonaws.com',
              [`${host}:sub`]: 'repo:your-team/support:environment:production',
            },
          },
        }),
      ],
    ]);
    const allowed = of('AWS::IAM::Policy').flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(allowed.map(({ Action }) => Action)).toEqual(['sts:AssumeRole']);
    expect(JSON.stringify(allowed[0]?.Resource)).toContain(':role/cdk-hnb659fds-*');
    expect(of('AWS::IAM::OIDCProvider')).toHaveLength(1);
    expect(Object.keys(template.Outputs)).toEqual(['RoleArn']);
  });

  it('says what is missing without a repository', async () => {
    await expect(synthesize({})).rejects.toThrow('-c repository=your-team/support');
  });

  it('has a workflow that takes the role of that environment and shows what changes before it changes', () => {
    const workflow = readFileSync('examples/pipeline/deploy.yml', 'utf8');
    expect(workflow).toMatch(/^ {4}environment: production$/m);
    expect(workflow).toMatch(/^ {6}id-token: write$/m);
    expect(workflow).toMatch(/role-to-assume: \$\{\{ vars\.DEPLOY_ROLE_ARN \}\}/);
    expect(workflow).not.toMatch(/secrets\.|aws-access-key-id|pull_request/);
    const commands = [...workflow.matchAll(/- run: (.+)$/gm)].map(([, command]) => command);
    expect(commands).toEqual(['npm ci', 'npx cdk diff', 'npx cdk deploy --all --require-approval never']);
  });
});
