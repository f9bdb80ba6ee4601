import { describe, expect, it } from 'vitest';
import { teamRoles } from '#core/model/team/team-role.ts';
import { parseConfig } from '#lib/settings/config.ts';
import { externalProvider } from '#lib/api/identity.ts';
import { Synthesized, text } from '#test/lib/synthesized.ts';

const other = {
  issuer: {
    url: 'https://login.example.com/tenant',
    jwksUri: 'https://login.example.com/keys',
    clientId: 'live-chat',
    origins: ['https://tokens.example.com'],
  },
};

const environmentOf = (stack: Synthesized, name: 'agent-api' | 'settings-api' | 'socket-authorizer') =>
  stack.resource<{ Environment: { Variables: object } }>(stack.functionId(name)).Properties.Environment.Variables;

describe('agents of the stack itself', () => {
  const stack = new Synthesized();

  it('are invited and belong to the groups admin, supervisor and agent', () => {
    expect(stack.properties('AWS::Cognito::UserPool')).toMatchObject([
      { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, UsernameAttributes: ['email'] },
    ]);
    const groups = stack.properties<{ GroupName: string }>('AWS::Cognito::UserPoolGroup');
    expect(groups.map(({ GroupName }) => GroupName)).toEqual([...teamRoles]);
  });

  it('are invited by a mail that says where to sign in and until when, with what Cognito fills in', () => {
    const [pool] = stack.properties<{
      AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage: unknown } };
      Policies: object;
    }>('AWS::Cognito::UserPool');
    const message = text(pool?.AdminCreateUserConfig.InviteMessageTemplate.EmailMessage);
    expect(message).toMatch(/https:\/\/\$\{chatsite.*\.DomainName\}\/dashboard\//);
    for (const part of ['{username}', '{####}', '7 days']) expect(message).toContain(part);
    expect(pool?.Policies).toMatchObject({ PasswordPolicy: { TemporaryPasswordValidityDays: 7 } });
  });

  it('sign in by code with a client without a secret, and return to the dashboard', () => {
    const [client, ...more] = stack.properties<{ CallbackURLs: unknown[]; LogoutURLs: unknown[] }>(
      'AWS::Cognito::UserPoolClient',
    );
    expect(more).toEqual([]);
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
    });
    for (const urls of [client?.CallbackURLs, client?.LogoutURLs]) {
      expect(urls?.map(text)).toEqual([expect.stringMatching(/^https:\/\/\$\{chatsite.*\.DomainName\}\/dashboard\/$/)]);
    }
  });

  it('sign in on a page whose name no other stack of the region has, and that Cognito takes', () => {
    const [domain] = stack.properties<{ Domain: unknown }>('AWS::Cognito::UserPoolDomain');
    expect(text(domain?.Domain)).toMatch(/^live-chat-\$\{chatsocketapi[0-9A-F]+\}$/);
  });

  it('are kept with their groups when the stack is deleted, unless its owner says otherwise', () => {
    const kept = (settings: object) => {
      const synthesized = new Synthesized(settings);
      return ['AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolGroup'].flatMap((type) =>
        synthesized.all(type).map(([, { DeletionPolicy }]) => DeletionPolicy),
      );
    };
    expect(kept({})).toEqual(['Retain', 'Retain', 'Retain', 'Retain']);
    expect(kept({ keepData: false })).toEqual(['Delete', 'Delete', 'Delete', 'Delete']);
    expect(stack.properties('AWS::Cognito::UserPool')).toMatchObject([{ DeletionProtection: 'ACTIVE' }]);
  });

  it('sign in whatever the case of their address, and with a second factor where it is required', () => {
    expect(stack.properties('AWS::Cognito::UserPool')).toMatchObject([
      { UsernameConfiguration: { CaseSensitive: false }, MfaConfiguration: 'OPTIONAL' },
    ]);
    expect(new Synthesized({ mfa: 'required' }).properties('AWS::Cognito::UserPool')).toMatchObject([
      { MfaConfiguration: 'ON' },
    ]);
  });
});

describe('agents of a user pool that exists already', () => {
  const id = 'eu-central-1_AbCdEfGhI';
  const stack = new Synthesized({ userPool: { id, signInDomain: 'login.example.com' } });

  it('get a client in it and nothing else', () => {
    const made = Object.values(stack.template.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito'));
    expect(made).toMatchObject([{ Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: id } }]);
    expect(stack.template.Outputs['UserPoolId']).toMatchObject({ Value: id });
  });

  it('are managed in that pool alone', () => {
    const { Resources } = stack.template;
    const policy = JSON.stringify(Object.entries(Resources).filter(([name]) => name.startsWith('chatsettingsapirole')));
    expect(policy).toContain(`:userpool/${id}`);
    expect(environmentOf(stack, 'settings-api')).toMatchObject({ USER_POOL_ID: id });
  });

  it('are refused where the pool is in another region than the stack', () => {
    const wrong = { userPool: { id, signInDomain: 'login.example.com' }, account: '111122223333', region: 'us-east-1' };
    expect(() => new Synthesized(wrong)).toThrow(
      'userPool.id: eu-central-1_AbCdEfGhI is in eu-central-1, and the stack in us-east-1.',
    );
  });
});

describe('agents of another issuer', () => {
  const stack = new Synthesized(other);

  it('need no user pool', () => {
    expect(Object.values(stack.template.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([]);
    expect(stack.template.Outputs).not.toHaveProperty('UserPoolId');
  });

  it('are known by what the configuration says', () => {
    const jwt = stack
      .properties<{ JwtConfiguration?: object }>('AWS::ApiGatewayV2::Authorizer')
      .find(({ JwtConfiguration }) => JwtConfiguration);
    expect(jwt?.JwtConfiguration).toEqual({ Audience: ['live-chat'], Issuer: 'https://login.example.com/tenant' });
    expect(environmentOf(stack, 'socket-authorizer')).toMatchObject({
      AGENT_ISSUER: 'https://login.example.com/tenant',
      AGENT_JWKS_URI: 'https://login.example.com/keys',
      AGENT_AUDIENCE: 'live-chat',
      AGENT_GROUPS_CLAIM: 'groups',
    });
    expect(environmentOf(stack, 'agent-api')).toMatchObject({ HAS_USER_POOL: '', AGENT_GROUPS_CLAIM: 'groups' });
    expect(environmentOf(stack, 'settings-api')).toMatchObject({ USER_POOL_ID: '', AGENT_GROUPS_CLAIM: 'groups' });
  });

  it('carry tokens for an API of their own where the issuer makes them so, and the dashboard asks for these', () => {
    const audience = 'https://chat.example.com/api';
    const own = new Synthesized({ issuer: { ...other.issuer, audience } });
    const authorizers = own.properties<{ JwtConfiguration?: object }>('AWS::ApiGatewayV2::Authorizer');
    expect(authorizers).toContainEqual(
      expect.objectContaining({ JwtConfiguration: expect.objectContaining({ Audience: [audience] }) }),
    );
    expect(environmentOf(own, 'socket-authorizer')).toMatchObject({ AGENT_AUDIENCE: audience });
    const { issuer } = parseConfig({ issuer: { ...other.issuer, audience } });
    const provider = issuer && externalProvider(issuer);
    expect(provider?.clientFor('').settings).toMatchObject({ client_id: 'live-chat', audience });
  });

  it('are let through by the policy of the dashboard', () => {
    const policies = JSON.stringify(stack.properties('AWS::CloudFront::ResponseHeadersPolicy'));
    expect(policies).toContain('https://login.example.com https://tokens.example.com;');
  });
});
