/** The properties of what people meet first that the local stack accepts: CloudFront and Cognito. */

/** What the local stack does about the properties of a type. */
export type PropertyRules = {
  /** Carried out, whatever the value is; or the part that reads it refuses values that it can't carry out. */
  read: readonly string[];
  /** Carried out for these values only. */
  only?: Readonly<Record<string, readonly unknown[]>>;
  /** Not carried out, and why that changes nothing that a test or a person on one machine could see. */
  ignored?: Readonly<Record<string, string>>;
};

export const tags = 'tags sort bills and searches';
export const names = 'shown in the console only';
const elsewhere = 'the sign-in page of one machine has its own accounts and no mails';

/** By type; see `property-rules.ts`. */
export const edgeProperties: Record<string, PropertyRules> = {
  'AWS::CloudFront::CachePolicy': {
    read: [
      'CachePolicyConfig.DefaultTTL',
      'CachePolicyConfig.MaxTTL',
      'CachePolicyConfig.MinTTL',
      'CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.*',
    ],
    ignored: { 'CachePolicyConfig.Name': names, 'CachePolicyConfig.Comment': names },
  },
  'AWS::CloudFront::Distribution': {
    read: [
      'DistributionConfig.Aliases.*',
      'DistributionConfig.CustomErrorResponses[].ErrorCachingMinTTL',
      'DistributionConfig.CustomErrorResponses[].ErrorCode',
      'DistributionConfig.DefaultRootObject',
      'DistributionConfig.Origins[].DomainName',
      'DistributionConfig.Origins[].Id',
      'DistributionConfig.Origins[].OriginCustomHeaders[].HeaderName',
      'DistributionConfig.Origins[].OriginCustomHeaders[].HeaderValue',
      'DistributionConfig.Origins[].OriginPath',
      ...['CacheBehaviors[]', 'DefaultCacheBehavior'].flatMap((behavior) =>
        [
          'AllowedMethods.*',
          'CachePolicyId',
          'Compress',
          'FunctionAssociations[].FunctionARN',
          'OriginRequestPolicyId',
          'PathPattern',
          'ResponseHeadersPolicyId',
          'TargetOriginId',
        ].map((name) => `DistributionConfig.${behavior}.${name}`),
      ),
    ],
    only: {
      'DistributionConfig.Enabled': [true],
      'DistributionConfig.CacheBehaviors[].FunctionAssociations[].EventType': ['viewer-request'],
      'DistributionConfig.DefaultCacheBehavior.FunctionAssociations[].EventType': ['viewer-request'],
      // One machine speaks plain HTTP, and whoever sent that elsewhere would be redirected.
      'DistributionConfig.CacheBehaviors[].ViewerProtocolPolicy': ['redirect-to-https', 'https-only'],
      'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy': ['redirect-to-https', 'https-only'],
      'DistributionConfig.Origins[].CustomOriginConfig.OriginProtocolPolicy': ['https-only'],
      'DistributionConfig.Origins[].CustomOriginConfig.OriginSSLProtocols[]': ['TLSv1.2'],
      'DistributionConfig.Origins[].S3OriginConfig.OriginAccessIdentity': [''],
    },
    ignored: {
      'DistributionConfig.Comment': names,
      'DistributionConfig.HttpVersion': 'one machine speaks HTTP/1.1, with the same requests and answers',
      'DistributionConfig.IPV6Enabled': 'one machine listens on its loopback address',
      'DistributionConfig.Origins[].OriginAccessControlId': 'buckets are folders that only the edge reads',
      'DistributionConfig.ViewerCertificate.*': 'one machine speaks plain HTTP',
      'DistributionConfig.WebACLId': 'a firewall of the owner; its rules are theirs',
      'Tags.*': tags,
    },
  },
  'AWS::CloudFront::Function': {
    read: ['FunctionCode'],
    only: { AutoPublish: [true], 'FunctionConfig.Runtime': ['cloudfront-js-2.0'] },
    ignored: { 'FunctionConfig.Comment': names, Name: names, 'Tags.*': tags },
  },
  'AWS::CloudFront::OriginRequestPolicy': {
    read: [
      'OriginRequestPolicyConfig.CookiesConfig.*',
      'OriginRequestPolicyConfig.HeadersConfig.*',
      'OriginRequestPolicyConfig.QueryStringsConfig.*',
    ],
    ignored: { 'OriginRequestPolicyConfig.Name': names, 'OriginRequestPolicyConfig.Comment': names },
  },
  'AWS::CloudFront::ResponseHeadersPolicy': {
    read: [
      'ResponseHeadersPolicyConfig.CorsConfig.*',
      'ResponseHeadersPolicyConfig.CustomHeadersConfig.*',
      'ResponseHeadersPolicyConfig.RemoveHeadersConfig.*',
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.*',
    ],
    ignored: { 'ResponseHeadersPolicyConfig.Name': names, 'ResponseHeadersPolicyConfig.Comment': names },
  },
  'AWS::Cognito::UserPool': {
    read: [
      'AdminCreateUserConfig.InviteMessageTemplate.EmailMessage',
      'AdminCreateUserConfig.InviteMessageTemplate.EmailSubject',
    ],
    only: {
      // Nobody signs up here, and people sign in with their addresses, in any case.
      'AdminCreateUserConfig.AllowAdminCreateUserOnly': [true],
      'UsernameAttributes[]': ['email'],
      'UsernameConfiguration.CaseSensitive': [false],
    },
    ignored: {
      'AccountRecoverySetting.*': elsewhere,
      'AutoVerifiedAttributes.*': elsewhere,
      DeletionProtection: 'nothing deletes a pool here',
      EmailVerificationMessage: elsewhere,
      EmailVerificationSubject: elsewhere,
      'EnabledMfas.*': elsewhere,
      MfaConfiguration: elsewhere,
      'Policies.PasswordPolicy.*': elsewhere,
      'Schema.*': elsewhere,
      SmsVerificationMessage: elsewhere,
      UserPoolName: names,
      'UserPoolTags.*': tags,
      UserPoolTier: 'a price',
      'VerificationMessageTemplate.*': elsewhere,
    },
  },
  'AWS::Cognito::UserPoolClient': {
    read: ['CallbackURLs.*', 'LogoutURLs.*', 'UserPoolId'],
    // What `local/oidc` does for every client.
    only: {
      AccessTokenValidity: [60],
      'AllowedOAuthFlows[]': ['code'],
      AllowedOAuthFlowsUserPoolClient: [true],
      'AllowedOAuthScopes[]': ['openid', 'profile', 'email'],
      GenerateSecret: [false],
      IdTokenValidity: [60],
      PreventUserExistenceErrors: ['ENABLED'],
      RefreshTokenValidity: [720],
      'SupportedIdentityProviders[]': ['COGNITO'],
      'TokenValidityUnits.AccessToken': ['minutes'],
      'TokenValidityUnits.IdToken': ['minutes'],
      'TokenValidityUnits.RefreshToken': ['minutes'],
    },
    ignored: { ClientName: names },
  },
  'AWS::Cognito::UserPoolDomain': { read: ['Domain', 'UserPoolId'] },
};
