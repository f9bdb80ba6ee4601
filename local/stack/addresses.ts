/** Local addresses that replace AWS's in functions and pages: the site, the socket, the issuer. */
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import type { OpenBucket } from '#local/s3/start.ts';
import * as z from 'zod/mini';

/** Path of the WebSocket API, for clients and for posts to them. */
export const SOCKET_PATH = '/socket';

/** The beginning of an AWS address, and its replacement. */
type Address = { from: string; to: string };

const aliases = z.object({ DistributionConfig: z.object({ Aliases: z._default(z.array(z.string()), []) }) });

function siteAddresses(stack: Stack, origin: string): Address[] {
  return resourcesOf(stack, 'AWS::CloudFront::Distribution').flatMap((distribution) => {
    const { Aliases } = aliases.parse(distribution.properties).DistributionConfig;
    return [distribution.attribute('DomainName'), ...Aliases].map((host) => ({ from: `https://${host}`, to: origin }));
  });
}

function socketAddresses(stack: Stack, origin: string): Address[] {
  return resourcesOf(stack, 'AWS::ApiGatewayV2::Api')
    .filter(({ properties }) => properties['ProtocolType'] === 'WEBSOCKET')
    .map((api) => api.attribute('ApiEndpoint'))
    .flatMap((endpoint) => [
      { from: endpoint, to: origin.replace(/^http/, 'ws') + SOCKET_PATH },
      { from: endpoint.replace(/^wss/, 'https'), to: origin + SOCKET_PATH },
    ]);
}

function issuerAddresses(stack: Stack, origin: string, issuer: string): Address[] {
  const pools = resourcesOf(stack, 'AWS::Cognito::UserPool').map((pool) => pool.attribute('ProviderURL'));
  const domains = resourcesOf(stack, 'AWS::Cognito::UserPoolDomain').map(
    ({ ref }) => `https://${ref}.auth.${LOCAL_ACCOUNT.region}.amazoncognito.com`,
  );
  return [
    ...[...pools, ...domains].map((from) => ({ from, to: issuer })),
    { from: `https://cognito-idp.${LOCAL_ACCOUNT.region}.${LOCAL_ACCOUNT.urlSuffix}`, to: origin },
  ];
}

/** Replaces AWS addresses in a text. Longer ones are replaced before those that they begin with. */
export function localAddresses(
  stack: Stack,
  { origin, issuer, buckets }: { origin: string; issuer: string; buckets: readonly OpenBucket[] },
): (text: string) => string {
  const all = [
    ...buckets.flatMap(({ definition, url }) => definition.hosts.map((host) => ({ from: `https://${host}`, to: url }))),
    ...siteAddresses(stack, origin),
    ...socketAddresses(stack, origin),
    ...issuerAddresses(stack, origin, issuer),
  ].sort((one, other) => other.from.length - one.from.length);
  return (text) => all.reduce((result, { from, to }) => result.replaceAll(from, to), text);
}
