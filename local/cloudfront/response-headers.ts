/** Response headers policies: headers that CloudFront adds, replaces or removes on the way to the viewer. */
import type { HttpRequest, HttpResponse } from '#local/platform/http-message.ts';
import type { ResponseHeadersPolicy } from './policies.ts';

type Added = { name: string; value: string; override: boolean };

function securityHeaders({ SecurityHeadersConfig: security }: ResponseHeadersPolicy): Added[] {
  if (!security) return [];
  const {
    ContentSecurityPolicy,
    ContentTypeOptions,
    FrameOptions,
    ReferrerPolicy,
    StrictTransportSecurity: transport,
  } = security;
  const added: (Added | false | undefined)[] = [
    ContentSecurityPolicy && {
      name: 'content-security-policy',
      value: ContentSecurityPolicy.ContentSecurityPolicy,
      override: ContentSecurityPolicy.Override,
    },
    ContentTypeOptions && { name: 'x-content-type-options', value: 'nosniff', override: ContentTypeOptions.Override },
    FrameOptions && { name: 'x-frame-options', value: FrameOptions.FrameOption, override: FrameOptions.Override },
    ReferrerPolicy && {
      name: 'referrer-policy',
      value: ReferrerPolicy.ReferrerPolicy,
      override: ReferrerPolicy.Override,
    },
    transport && {
      name: 'strict-transport-security',
      value: [
        `max-age=${transport.AccessControlMaxAgeSec}`,
        ...(transport.IncludeSubdomains ? ['includeSubDomains'] : []),
        ...(transport.Preload ? ['preload'] : []),
      ].join('; '),
      override: transport.Override,
    },
  ];
  return added.filter((header): header is Added => Boolean(header));
}

function corsHeaders({ CorsConfig: cors }: ResponseHeadersPolicy, { method, headers }: HttpRequest): Added[] {
  const { origin } = headers;
  if (!cors || !origin) return [];
  const any = cors.AccessControlAllowOrigins.Items.includes('*');
  if (!any && !cors.AccessControlAllowOrigins.Items.includes(origin)) return [];
  const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  const values: Record<string, string | undefined> = {
    'access-control-allow-origin': any ? '*' : origin,
    'access-control-allow-credentials': cors.AccessControlAllowCredentials ? 'true' : undefined,
    'access-control-expose-headers': cors.AccessControlExposeHeaders?.Items.join(', '),
    ...(isPreflight && {
      'access-control-allow-methods': cors.AccessControlAllowMethods.Items.join(', '),
      'access-control-allow-headers': cors.AccessControlAllowHeaders.Items.join(', '),
      'access-control-max-age': cors.AccessControlMaxAgeSec?.toString(),
    }),
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value ? [{ name, value, override: cors.OriginOverride }] : [],
  );
}

const customHeaders = ({ CustomHeadersConfig }: ResponseHeadersPolicy): Added[] =>
  (CustomHeadersConfig?.Items ?? []).map(({ Header, Value, Override }) => ({
    name: Header.toLowerCase(),
    value: Value,
    override: Override,
  }));

/** The response after the policy. An origin's own header stays unless the policy overrides it. */
export function withPolicy(
  policy: ResponseHeadersPolicy | undefined,
  request: HttpRequest,
  response: HttpResponse,
): HttpResponse {
  if (!policy) return response;
  const removed = new Set((policy.RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase()));
  const headers = Object.fromEntries(Object.entries(response.headers).filter(([name]) => !removed.has(name)));
  for (const { name, value, override } of [
    ...securityHeaders(policy),
    ...corsHeaders(policy, request),
    ...customHeaders(policy),
  ])
    if (override || headers[name] === undefined) headers[name] = value;
  return { ...response, headers };
}
