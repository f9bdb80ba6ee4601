/** Who signs agents in: the stack's own Cognito user pool, or any OIDC issuer. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { INVITATION_DAYS, teamRoles } from '#core/model/team-role.ts';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { acknowledge } from './acknowledge.ts';
import { keepsData, type Config } from './config.ts';
import type { Provided } from './handler-function.ts';

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
  /** ID of the stack's own user pool; undefined for another issuer. */
  readonly userPoolId: string | undefined;
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
  return { origins: [new URL(url).origin, ...origins], userPoolId: undefined, clientFor: () => identity };
}

export type AgentPoolProps = {
  config: Config;
  /** Makes the sign-in page's address unique in its region. */
  uniqueName: string;
};

/** A user pool with a group for each role, and Cognito's own sign-in page. */
export class AgentPool extends Construct implements AgentProvider {
  readonly origins: string[];
  readonly userPoolId: string;
  readonly #pool: cognito.UserPool;
  readonly #signInOrigin: string;

  constructor(scope: Construct, id: string, { config, uniqueName }: AgentPoolProps) {
    super(scope, id);
    const pool = new cognito.UserPool(this, 'pool', {
      featurePlan: cognito.FeaturePlan.LITE,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
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
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      deletionProtection: keepsData(config),
      removalPolicy: keepsData(config) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(pool, {
      COG2: 'A second factor is offered to everyone; whether it is required is for the owner of the pool to say.',
      COG8: 'Threat protection is billed per person and month.',
    });
    for (const groupName of teamRoles) pool.addGroup(groupName, { groupName });
    const domainPrefix = `live-chat-${uniqueName}`;
    pool.addDomain('sign-in', { cognitoDomain: { domainPrefix } });
    const { region, urlSuffix } = Stack.of(this);
    this.#pool = pool;
    // Not the domain's attribute: the site's policy names this origin, and the pool's invitations name the site.
    this.#signInOrigin = `https://${domainPrefix}.auth.${region}.amazoncognito.com`;
    this.userPoolId = pool.userPoolId;
    this.origins = [`https://cognito-idp.${region}.${urlSuffix}`, this.#signInOrigin];
  }

  clientFor(siteOrigin: string): AgentIdentity {
    const home = `${siteOrigin}${DASHBOARD_PATH}`;
    const clientId = this.#addClient(home);
    this.#inviteTo(home);
    const issuer = this.#pool.userPoolProviderUrl;
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
        sign_out_url: `${this.#signInOrigin}/logout?client_id=${clientId}&logout_uri=${home}`,
      },
      provides: {
        AGENT_ISSUER: { value: issuer },
        AGENT_JWKS_URI: { value: `${issuer}/.well-known/jwks.json` },
        AGENT_AUDIENCE: { value: clientId },
        AGENT_GROUPS_CLAIM: { value: groupsClaim },
        USER_POOL_ID: {
          value: this.userPoolId,
          grant: (fn) => fn.allow(poolActions, [this.#pool.userPoolArn]),
        },
        HAS_USER_POOL: { value: 'yes' },
      },
    };
  }

  /** How the pool's own invitations read. Where the deployment sends mail, it sends them instead, and names who invites. */
  #inviteTo(home: string): void {
    const pool = this.#pool.node.defaultChild as cognito.CfnUserPool;
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

  #addClient(home: string): string {
    const client = this.#pool.addClient('dashboard', {
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
