import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { afterEach, describe, expect, it } from 'vitest';
import { parseStackConfig } from '#lib/settings/config.ts';
import { removeFolders, type Resource, testApp, testStack } from '#test/lib/synthesized.ts';

type Acl = { Scope: string; DefaultAction: object; Rules: { Action: object; Statement: object }[] };

type Resources = Record<string, Resource<Record<string, unknown>>>;

const account = '111122223333';

/** The templates of an app with the rule, by the names of their stacks. */
function templatesIn(region: string): Map<string, Resources> {
  const app = testApp();
  testStack(app, { account, region, waf: { requestsPerAddress: 3000 } });
  return new Map(
    app.synth().stacks.map(({ stackName, template }): [string, Resources] => [stackName, template.Resources]),
  );
}

const typed = (resources: Resources | undefined, type: string) =>
  Object.values(resources ?? {}).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));

describe('a web ACL of the settings', () => {
  afterEach(removeFolders);

  it('refuses addresses that send too much in five minutes, and allows all else', () => {
    const [acl] = typed(templatesIn('us-east-1').get('live-chat-prod'), 'AWS::WAFv2::WebACL') as Acl[];
    expect(acl).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    expect(acl?.Rules).toMatchObject([
      {
        Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
        Statement: { RateBasedStatement: { Limit: 3000, EvaluationWindowSec: 300, AggregateKeyType: 'IP' } },
      },
    ]);
  });

  it.each([
    ['us-east-1', ['live-chat-prod']],
    ['eu-central-1', ['live-chat-prod', 'live-chat-prod-web-acl']],
  ])('guards the site of a stack in %s, made in us-east-1 by %j', (region, names) => {
    const templates = templatesIn(region);
    expect([...templates.keys()].sort()).toEqual(names);
    expect(typed(templates.get(names.at(-1) ?? ''), 'AWS::WAFv2::WebACL')).toHaveLength(1);
    const [site] = typed(templates.get('live-chat-prod'), 'AWS::CloudFront::Distribution');
    expect(JSON.stringify(site)).toMatch(/"WebACLId":\{"Fn::(GetAtt|GetStackOutput)":/);
  });

  it('is refused where nobody knows in which region the stack will be, and next to an ACL of your own', () => {
    const waf = {};
    expect(() => testStack(testApp(), { waf })).toThrow('Set account and region as well');
    const webAclArn = `arn:aws:wafv2:us-east-1:${account}:global/webacl/site/1`;
    expect(() => parseStackConfig({ waf, webAclArn })).toThrow('leave out webAclArn or waf');
    expect(parseStackConfig({ waf })).toMatchObject({ waf: { requestsPerAddress: 10_000 } });
  });

  it('is none without the setting', () => {
    expect(typed(Template.fromStack(testStack(testApp())).toJSON()['Resources'], 'AWS::WAFv2::WebACL')).toEqual([]);
  });

  it('has its price where it is set and where costs are', () => {
    expect(readFileSync('docs/deploy.md', 'utf8')).toMatch(/^\| `waf` .* 6 USD a month/m);
    expect(readFileSync('docs/cost.md', 'utf8')).toContain('6 USD a month: 5 USD for the ACL and 1 USD for its rule');
  });
});
