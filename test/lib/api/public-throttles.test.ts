import { expect, it } from 'vitest';
import {
  agentSocketThrottles,
  isPublic,
  publicHttpThrottles,
  publicSocketThrottles,
  routeSettings,
  tableLimits,
} from '#lib/api/public-throttles.ts';
import { parseConfig } from '#lib/settings/config.ts';
import { Synthesized } from '#test/lib/synthesized.ts';

it('a route is public unless the gateway asks for an access token', () => {
  expect(isPublic({ role: 'visitor' })).toBe(true);
  expect(isPublic({ role: 'public' })).toBe(true);
  expect(isPublic({ role: 'agent' })).toBe(false);
  expect(isPublic({ role: 'agent', isForKeys: true })).toBe(true);
});

it('the capacity multiplies throttles up to what an account has, and the limits of the table', () => {
  expect(publicHttpThrottles(1)['POST /api/widget/{token}/session']).toEqual({ burst: 400, perSecond: 3.75 });
  expect(publicHttpThrottles(3)['POST /api/widget/{token}/session']).toEqual({ burst: 1200, perSecond: 11.25 });
  expect(publicHttpThrottles(50)['POST /api/widget/{token}/session']).toEqual({ burst: 5000, perSecond: 187.5 });
  expect(publicSocketThrottles(2)['$connect']).toEqual({ burst: 4000, perSecond: 6.5 });
  expect(agentSocketThrottles(2)['$connect']).toEqual({ burst: 1000, perSecond: 20 });
  expect(tableLimits(2)).toEqual({ maxReadUnits: 20_000, maxWriteUnits: 4000, maxIndexWriteUnits: 160 });
  expect(tableLimits(50)).toEqual({ maxReadUnits: 40_000, maxWriteUnits: 40_000, maxIndexWriteUnits: 4000 });
});

it('all addresses together open as many sessions at once as one may', () => {
  const [burst] = parseConfig({}).addressSessionRate.split('/').map(Number);
  expect(publicHttpThrottles(1)['POST /api/widget/{token}/session']?.burst).toBeGreaterThanOrEqual(burst ?? Infinity);
});

it('stages throttle each public route, and are made after it', () => {
  const stack = new Synthesized();
  const stages = stack.all<{ StageName: unknown; RouteSettings: object }>('AWS::ApiGatewayV2::Stage');
  const routes = stack.all<{ RouteKey: string; ApiId: { Ref: string } }>('AWS::ApiGatewayV2::Route');
  const expected = {
    $default: publicHttpThrottles(1),
    live: publicSocketThrottles(1),
    agents: agentSocketThrottles(1),
  };
  for (const [name, throttles] of Object.entries(expected)) {
    const [, stage] =
      stages.find(
        ([
          ,
          {
            Properties: { StageName },
          },
        ]) => (typeof StageName === 'string' ? StageName : 'agents') === name,
      ) ?? [];
    expect(stage?.Properties.RouteSettings).toEqual(routeSettings(throttles));
    const api = stack.apiId(name === '$default' ? 'HTTP' : 'WEBSOCKET');
    const needed = routes.filter(([, { Properties }]) => Properties.ApiId.Ref === api).map(([id]) => id);
    expect((stage as { DependsOn?: string[] } | undefined)?.DependsOn).toEqual(expect.arrayContaining(needed));
  }
});
