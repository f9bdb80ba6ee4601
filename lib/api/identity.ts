/** Who signs agents in: the stack's own Cognito user pool, one that exists already, or any OIDC issuer. */
import { Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { INVITATION_DAYS, teamRoles } from '#core/model/team/team-role.ts';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import type { Config } from '#lib/settings/config.ts';
import type { Provided } from '#lib/kit/handler-function.ts';

/** Path of the dashboard, to which signing in and out returns. */
export const DASHBOARD_PATH = '/dashboard/';

type IdentityVariable =
  | 'AGENT_ISSUER'
  | 'AGENT_JWKS_URI'
  | 'AGENT_AUDIENCE'
  | 'AGENT_GROUPS_CLAIM'
  | 'USER_POOL_ID'
  | 'HAS_USER_POOL';

/** What Settings › Team does in the user pool. */
const poolActions = [
  'ListUsers',
  'ListUsersInGroup',
  'AdminGetUser',
  'AdminCreateUser',
  'AdminSetUserPassword',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'AdminListGroupsForUser',
  'AdminEnableUser',
  'AdminDisableUser',
  'AdminUserGlobalSignOut',
  'AdminResetUserPassword',
  'AdminSetUserMFAPreference',
].map((name) => `cognito-idp:${name}`);

/** The agents' issuer, as the rest of the stack sees it. */
export type AgentIdentity = {
  issuer: string;
  /** Audience of access tokens. */
  audience: string;
  settings: DashboardSettings;
  provides: Record<IdentityVariable, Provided>;
};

/** The agents' issuer before the dashboard's address is known. */
export type AgentProvider = {
  /** Origins that the dashboard calls to get tokens. */
  readonly origins: string[];
  /** Undefined for another issuer. */
  readonly userPool: cognito.IUserPool | undefined;
  /** Registers the dashboard at `siteOrigin` as a client, with code and PKCE. */
  clientFor: (siteOrigin: string) => AgentIdentity;
};

/** The issuer in the configuration. Its owner registers the client there. */
export function externalProvider(issuer: NonNullable<Config['issuer']>): AgentProvider {
  const { url, jwksUri, clientId, audience, groupsClaim, scope, origins } = issuer;
  const identity: AgentIdentity = {
    issuer: url,
    audience: audience ?? clientId,
    settings: {
      authority: url,
      client_id: clientId,
      audience: audience ?? null,
      scope,
      redirect_path: DASHBOARD_PATH,
      groups_claim: groupsClaim,
      sign_out_url: null,
    },
    provides: {
      AGENT_ISSUER: { value: url },
      AGENT_JWKS_URI: { value: jwksUri },
      AGENT_AUDIENCE: { value: audience ?? clientId },
      AGENT_GROUPS_CLAIM: { value: groupsClaim },
      USER_POOL_ID: { value: '' },
      HAS_USER_POOL: { value: '' },
    },
  };
  return { origins: [new URL(url).origin, ...origins], userPool: undefined, clientFor: () => identity };
}

export type AgentPoolProps = {
  config: Config;
  /** Makes the sign-in page's address unique in its region. */
  uniqueName: string;
};

/** A user pool and its sign-in pages, in which the dashboard becomes a client. */
abstract class PoolProvider extends Construct implements AgentProvider {
  abstract readonly origins: string[];
  abstract readonly userPool: cognito.IUserPool;
  protected abstract readonly signInOrigin: string;
  /** `iss` of its tokens. */
  protected abstract readonly issuer: string;

  clientFor(siteOrigin: string): AgentIdentity {
    const home = `${siteOrigin}${DASHBOARD_PATH}`;
    const clientId = this.#addClient(home);
    this.inviteTo(home);
    const { issuer } = this;
    const groupsClaim = 'cognito:groups';
    return {
      issuer,
      audience: clientId,
      settings: {
        authority: issuer,
        client_id: clientId,
        audience: null,
        scope: 'openid profile email',
        redirect_path: DASHBOARD_PATH,
        groups_claim: groupsClaim,
        // Cognito's discovery document has no `end_session_endpoint`.
        sign_out_url: `${this.signInOrigin}/logout?client_id=${clientId}&logout_uri=${home}`,
      },
      provides: {
        AGENT_ISSUER: { value: issuer },
        AGENT_JWKS_URI: { value: `${issuer}/.well-known/jwks.json` },
        AGENT_AUDIENCE: { value: clientId },
        AGENT_GROUPS_CLAIM: { value: groupsClaim },
        USER_POOL_ID: {
          value: this.userPool.userPoolId,
          grant: (fn) => fn.allow(poolActions, [this.userPool.userPoolArn]),
        },
        HAS_USER_POOL: { value: 'yes' },
      },
    };
  }

  /** Tells the pool where its invitations lead. A pool of the owner's own keeps its words. */
  protected inviteTo(_home: string): void {}

  #addClient(home: string): string {
    const client = this.userPool.addClient('dashboard', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.PROFILE, cognito.OAuthScope.EMAIL],
        callbackUrls: [home],
        logoutUrls: [home],
      },
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // A working day. After that, agents sign in again.
      refreshTokenValidity: Duration.hours(12),
    });
    return client.userPoolClientId;
  }
}

/** A user pool of the stack's own, with a group for each role, and Cognito's own sign-in page. */
export class AgentPool extends PoolProvider {
  readonly origins: string[];
  readonly userPool: cognito.UserPool;
  protected readonly signInOrigin: string;
  protected readonly issuer: string;

  constructor(scope: Construct, id: string, { config: { keepData, mfa }, uniqueName }: AgentPoolProps) {
    super(scope, id);
    const removalPolicy = keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const pool = new cognito.UserPool(this, 'pool', {
      featurePlan: cognito.FeaturePlan.LITE,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      // Can't be changed once there is a pool.
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(INVITATION_DAYS),
      },
      mfa: mfa === 'required' ? cognito.Mfa.REQUIRED : cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      deletionProtection: keepData,
      removalPolicy,
    });
    acknowledge(pool, {
      COG2: 'A second factor is offered to everyone; whether it is required is a setting.',
      COG8: 'Threat protection is billed per person and month.',
    });
    // A pool that is kept without its groups would let nobody in.
    for (const groupName of teamRoles) pool.addGroup(groupName, { groupName }).applyRemovalPolicy(removalPolicy);
    const domainPrefix = `live-chat-${uniqueName}`;
    pool.addDomain('sign-in', { cognitoDomain: { domainPrefix } });
    const { region, urlSuffix } = Stack.of(this);
    this.userPool = pool;
    this.issuer = pool.userPoolProviderUrl;
    // Not the domain's attribute: the site's policy names this origin, and the pool's invitations name the site.
    this.signInOrigin = `https://${domainPrefix}.auth.${region}.amazoncognito.com`;
    this.origins = [`https://cognito-idp.${region}.${urlSuffix}`, this.signInOrigin];
  }

  /** How the pool's own invitations read. Where the deployment sends mail, it sends them instead, and names who invites. */
  protected override inviteTo(home: string): void {
    const pool = this.userPool.node.defaultChild as cognito.CfnUserPool;
    pool.adminCreateUserConfig = {
      allowAdminCreateUserOnly: true,
      inviteMessageTemplate: {
        emailSubject: 'You are invited to answer chats',
        emailMessage: [
          'A colleague added you to the team that answers chats.',
          `Sign in at ${home}`,
          'with this email address and the temporary password {####}, and choose your own password.',
          `The password works for ${INVITATION_DAYS} days. After that, ask your colleague for another invitation.`,
          '(Cognito knows you as {username}.)',
        ].join('<br>'),
      },
    };
  }
}

/** A user pool that exists already. Its owner made the groups, and says how people are invited. */
export class ExistingPool extends PoolProvider {
  readonly origins: string[];
  readonly userPool: cognito.IUserPool;
  protected readonly signInOrigin: string;
  protected readonly issuer: string;

  constructor(scope: Construct, id: string, { id: userPoolId, signInDomain }: NonNullable<Config['userPool']>) {
    super(scope, id);
    const { region, urlSuffix } = Stack.of(this);
    requireRegion(userPoolId, region);
    this.userPool = cognito.UserPool.fromUserPoolId(this, 'pool', userPoolId);
    this.signInOrigin = `https://${signInDomain}`;
    const tokens = `https://cognito-idp.${region}.${urlSuffix}`;
    this.issuer = `${tokens}/${userPoolId}`;
    this.origins = [tokens, this.signInOrigin];
  }
}

/** The ID of a pool begins with its region, which the functions look for it in. */
function requireRegion(userPoolId: string, region: string): void {
  const [own] = userPoolId.split('_');
  if (Token.isUnresolved(region) || own === region) return;
  throw new Error(
    `The settings of live chat are wrong. userPool.id: ${userPoolId} is in ${own}, and the stack in ${region}. Name a pool in ${region}, or deploy to ${own}.`,
  );
}
