/** What CloudFront sends to an origin and uses as the cache key, as the cache and origin request policies decide. */
import type { HttpRequest } from '#local/platform/http-message.ts';
import { randomId } from '#local/platform/random-id.ts';
import type { Behaviour } from './distribution-definition.ts';
import type { OriginRequestPolicy } from './policies.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** Source address of requests to an origin: one of CloudFront's range. */
export const EDGE_ADDRESS = '130.176.0.10';

type Selection = 'none' | 'whitelist' | 'allExcept' | 'all' | 'allViewer';

/** Which names a behavior with its list passes. Header names are compared in lower case. */
function picker(behaviour: Selection, list: readonly string[], lowerCase = false): (name: string) => boolean {
  const wanted = new Set(lowerCase ? list.map((name) => name.toLowerCase()) : list);
  return (name) => {
    if (behaviour === 'none') return false;
    if (behaviour === 'whitelist') return wanted.has(name);
    return behaviour === 'allExcept' ? !wanted.has(name) : true;
  };
}

const never = (): boolean => false;

function pickersOf(
  policy: Pick<OriginRequestPolicy, 'HeadersConfig' | 'CookiesConfig' | 'QueryStringsConfig'> | undefined,
) {
  if (!policy) return { header: never, cookie: never, query: never };
  return {
    header: picker(policy.HeadersConfig.HeaderBehavior, policy.HeadersConfig.Headers, true),
    cookie: picker(policy.CookiesConfig.CookieBehavior, policy.CookiesConfig.Cookies),
    query: picker(policy.QueryStringsConfig.QueryStringBehavior, policy.QueryStringsConfig.QueryStrings),
  };
}

const pick = (text: string, separator: RegExp, joiner: string, wanted: (name: string) => boolean): string =>
  text
    .split(separator)
    .filter((part) => part && wanted(part.split('=')[0] ?? ''))
    .join(joiner);

/** The best encoding that the viewer accepts and the cache policy enables. */
export function encodingFor({ headers }: HttpRequest, { cache }: Behaviour): Encoding {
  const accepted = headers['accept-encoding'] ?? '';
  const { EnableAcceptEncodingBrotli, EnableAcceptEncodingGzip } = cache.ParametersInCacheKeyAndForwardedToOrigin;
  if (EnableAcceptEncodingBrotli && /\bbr\b(?!;\s*q=0(\D|$))/.test(accepted)) return 'br';
  if (EnableAcceptEncodingGzip && /\bgzip\b(?!;\s*q=0(\D|$))/.test(accepted)) return 'gzip';
  return 'identity';
}

/** The cache key of a response. */
export function cacheKey(request: HttpRequest, behaviour: Behaviour): string {
  const { header, cookie, query } = pickersOf(behaviour.cache.ParametersInCacheKeyAndForwardedToOrigin);
  return JSON.stringify([
    behaviour.pattern,
    request.path,
    pick(request.query, /&/, '&', query),
    Object.entries(request.headers)
      .filter(([name]) => header(name))
      .sort(),
    pick(request.headers['cookie'] ?? '', /;\s*/, '; ', cookie),
    encodingFor(request, behaviour),
  ]);
}

function forwardedHeaders(request: HttpRequest, behaviour: Behaviour): Record<string, string> {
  const key = pickersOf(behaviour.cache.ParametersInCacheKeyAndForwardedToOrigin);
  const more = pickersOf(behaviour.originRequest);
  const always = new Set(['content-type', 'content-length']);
  const wanted = Object.entries(request.headers).filter(
    ([name]) => name !== 'cookie' && (always.has(name) || key.header(name) || more.header(name)),
  );
  const cookie = pick(request.headers['cookie'] ?? '', /;\s*/, '; ', (name) => key.cookie(name) || more.cookie(name));
  const viewerAddress = more.header('cloudfront-viewer-address') && {
    'cloudfront-viewer-address': `${request.sourceIp}:40000`,
  };
  return { ...Object.fromEntries(wanted), ...(cookie && { cookie }), ...viewerAddress };
}

/** The origin's request for a viewer's request. */
export function originRequest(request: HttpRequest, behaviour: Behaviour): HttpRequest {
  const { origin, cache } = behaviour;
  const { EnableAcceptEncodingBrotli, EnableAcceptEncodingGzip, ...keyed } =
    cache.ParametersInCacheKeyAndForwardedToOrigin;
  const key = pickersOf(keyed);
  const more = pickersOf(behaviour.originRequest);
  const encodings = [...(EnableAcceptEncodingBrotli ? ['br'] : []), ...(EnableAcceptEncodingGzip ? ['gzip'] : [])];
  const seen = request.headers['x-forwarded-for'];
  return {
    ...request,
    path: origin.path + request.path,
    query: pick(request.query, /&/, '&', (name) => key.query(name) || more.query(name)),
    headers: {
      'user-agent': 'Amazon CloudFront',
      host: origin.domainName,
      ...forwardedHeaders(request, behaviour),
      ...(encodings.length > 0 && { 'accept-encoding': encodings.join(',') }),
      via: '1.1 local.cloudfront.net (CloudFront)',
      'x-amz-cf-id': randomId(42),
      'x-forwarded-for': seen ? `${seen}, ${request.sourceIp}` : request.sourceIp,
      ...origin.customHeaders,
    },
    sourceIp: EDGE_ADDRESS,
  };
}
