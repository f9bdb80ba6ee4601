import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, it } from 'vitest';
import { widgetRequests } from '#core/contract/endpoints/visitors/widget-requests.ts';
import { asSent } from '#functions/http/routes.ts';

const known = Object.values(widgetRequests);
const event = (routeKey: string, rawPath: string) =>
  ({
    routeKey,
    rawPath,
    pathParameters: { proxy: 'x' },
    body: '{}',
    requestContext,
  }) as unknown as APIGatewayProxyEventV2;
const requestContext = { http: { method: 'POST' } };

it('gives a long request the path, route and parameters that a short one has', () => {
  expect(asSent(event('POST /api/long/{proxy+}', '/api/long/wt_1/conversations/7/messages'), known)).toEqual({
    routeKey: 'POST /api/widget/{token}/conversations/{id}/messages',
    rawPath: '/api/widget/wt_1/conversations/7/messages',
    pathParameters: { token: 'wt_1', id: '7' },
    body: '{}',
    requestContext,
  });
});

it('finds no route for an address that no POST has', () => {
  for (const path of ['/api/long/wt_1/config', '/api/long/wt_1', '/api/long/wt_1/unknown']) {
    const { routeKey, pathParameters } = asSent(event('POST /api/long/{proxy+}', path), known);
    expect([routeKey, pathParameters]).toEqual(['$default', {}]);
  }
});

it('leaves any other request as it came', () => {
  const other = event('POST /api/widget/{token}/session', '/api/widget/t/session');
  expect(asSent(other, known)).toBe(other);
});
