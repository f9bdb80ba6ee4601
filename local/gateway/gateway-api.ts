/** What HTTP and WebSocket APIs of a template have in common: stages with throttles, and integrations with functions. */
import * as z from 'zod/mini';
import type { Throttle } from './token-bucket.ts';
import { functionIdOf } from '#local/lambda/lambda-function.ts';
import { mayInvoke } from '#local/lambda/permissions.ts';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';

const settings = z.object({
  ThrottlingBurstLimit: z.optional(z.coerce.number()),
  ThrottlingRateLimit: z.optional(z.coerce.number()),
});

const stageProperties = z.object({
  ApiId: z.string(),
  StageName: z.string(),
  DefaultRouteSettings: z._default(settings, {}),
  RouteSettings: z._default(z.record(z.string(), settings), {}),
});

const integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.optional(z.string()),
  TimeoutInMillis: z.optional(z.coerce.number()),
});

type Protocol = 'HTTP' | 'WEBSOCKET';

/** The form of events: version 1.0 is REST's, which an HTTP API sends too unless the template says otherwise. */
const payloadVersion: Record<Protocol, string> = { HTTP: '2.0', WEBSOCKET: '1.0' };

const invocation = /^arn:[\w-]+:apigateway:[\w-]+:lambda:path\/2015-03-31\/functions\/(arn:[^/]+)\/invocations$/;

/** A stage that an API is deployed to. */
export type Stage = z.infer<typeof stageProperties>;

/** A function that an API calls. `permitted` is false if no Lambda permission allows it. */
export type Target = { functionId: string; permitted: boolean };

/** The stages of an API. Throws if it has none. */
export function stagesOf(stack: Stack, { ref, label }: Resource): [Stage, ...Stage[]] {
  const [first, ...more] = resourcesOf(stack, 'AWS::ApiGatewayV2::Stage')
    .map(({ properties }) => stageProperties.parse(properties))
    .filter(({ ApiId }) => ApiId === ref);
  if (!first) throw new Error(`The API ${label} has no stage, so nothing reaches its routes.`);
  const keys = new Set(
    resourcesOf(stack, 'AWS::ApiGatewayV2::Route')
      .filter(({ properties }) => properties['ApiId'] === ref)
      .map(({ properties }) => properties['RouteKey']),
  );
  const throttled = [first, ...more].flatMap(({ RouteSettings }) => Object.keys(RouteSettings));
  const missing = throttled.find((key) => !keys.has(key));
  if (missing !== undefined)
    throw new Error(`The stage of the API ${label} has settings for the route ${missing}, which it doesn't have.`);
  return [first, ...more];
}

/** The stage of an API that is served by one only. Throws if it has none or several. */
export function stageOf(stack: Stack, resource: Resource): Stage {
  const [stage, ...more] = stagesOf(stack, resource);
  if (more.length > 0) throw new Error(`The API ${resource.label} has several stages; the local stack serves one.`);
  return stage;
}

/** A route's throttle. The account's limits fill in whichever of the two numbers is missing. */
export function throttleOf({ DefaultRouteSettings, RouteSettings }: Stage, key: string): Throttle | undefined {
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate } = { ...DefaultRouteSettings, ...RouteSettings[key] };
  return burst === undefined && rate === undefined ? undefined : { burst: burst ?? 5000, rate: rate ?? 10_000 };
}

/**
 * The function of a route's `Target`, and how long the API waits for it at most. Throws if events would come in another form
 * than the one that is implemented: AWS would send them so.
 */
export function integrationOf(
  stack: Stack,
  target: string,
  { protocol, longestMs }: { protocol: Protocol; longestMs: number },
): { uri: string; timeoutMs: number } {
  const found = resourcesOf(stack, 'AWS::ApiGatewayV2::Integration').find(
    ({ ref }) => target === `integrations/${ref}`,
  );
  const {
    IntegrationUri,
    PayloadFormatVersion: version = '1.0',
    TimeoutInMillis = longestMs,
  } = integration.parse(found?.properties);
  if (version !== payloadVersion[protocol])
    throw new Error(
      `${found?.logicalId} has the payload format version ${version}; the local ${protocol} API sends ${payloadVersion[protocol]} only.`,
    );
  return { uri: functionUri(protocol, IntegrationUri), timeoutMs: Math.min(TimeoutInMillis, longestMs) };
}

/** The function's ARN in the URI of an integration or an authorizer. An HTTP API also takes the ARN itself. */
export function functionUri(protocol: Protocol, uri: string): string {
  const arn = invocation.exec(uri)?.[1] ?? (protocol === 'HTTP' && uri.startsWith('arn:aws:lambda:') ? uri : undefined);
  if (arn !== undefined) return arn;
  throw new Error(
    `An API calls ${uri}, which API Gateway refuses: it must be arn:…:apigateway:<region>:lambda:path/2015-03-31/functions/<function's ARN>/invocations.`,
  );
}

/** The function with this ARN, called on behalf of `<api id>/<what>`. */
export function targetOf(stack: Stack, uri: string, source: string): Target {
  const functionId = functionIdOf(stack, uri);
  if (!functionId) throw new Error(`An API calls ${uri}, which isn't a function of this stack.`);
  const sourceArn = `arn:aws:execute-api:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:${source}`;
  return { functionId, permitted: mayInvoke(stack, functionId, 'apigateway.amazonaws.com', sourceArn) };
}

/** The stack's APIs of a protocol. */
export const apisOf = (stack: Stack, protocol: Protocol): Resource[] =>
  resourcesOf(stack, 'AWS::ApiGatewayV2::Api').filter(({ properties }) => properties['ProtocolType'] === protocol);
