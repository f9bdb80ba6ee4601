import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type Stage = { ApiId: unknown; AccessLogSettings?: { DestinationArn: unknown; Format: string } };

const stagesOf = (accessLogs?: string): Map<string, Stage> => {
  const stack = new Synthesized(accessLogs === undefined ? {} : { accessLogs });
  const stages = stack.properties<Stage>('AWS::ApiGatewayV2::Stage');
  const named = (['HTTP', 'WEBSOCKET'] as const).map((protocol): [string, Stage] => {
    const stage = stages.find(({ ApiId }) => text(ApiId) === `\${${stack.apiId(protocol)}}`);
    if (!stage) throw new Error(`No stage of ${protocol}`);
    return [protocol, stage];
  });
  return new Map(named);
};

describe('access logs', () => {
  it.each([
    [undefined, []],
    ['http', ['HTTP']],
    ['all', ['HTTP', 'WEBSOCKET']],
  ])('with %s are written by %j', (setting, expected) => {
    const writing = [...stagesOf(setting)].filter(([, { AccessLogSettings }]) => AccessLogSettings !== undefined);
    expect(writing.map(([protocol]) => protocol)).toEqual(expected);
    for (const [, { AccessLogSettings }] of writing) {
      expect(text(AccessLogSettings?.DestinationArn)).toMatch(/^\$\{chatoperationsaccesslogs\w+\.Arn\}$/);
    }
  });

  it('have the request and what became of it, and nothing of who sent it', () => {
    for (const { AccessLogSettings } of stagesOf('all').values()) {
      const format: Record<string, string> = JSON.parse(AccessLogSettings?.Format ?? '');
      expect(format).toMatchObject({ request_id: '$context.requestId', status: '$context.status' });
      expect(Object.values(format).filter((value) => /identity|authorizer|path|querystring/i.test(value))).toEqual([]);
    }
  });

  it('cost per million requests what the pages say, at 0.50 USD a gigabyte', () => {
    const said = /access log costs ([\d.]+) USD per million requests/.exec(readFileSync('docs/cost.md', 'utf8'))?.[1];
    const lengths = [...stagesOf('all').values()].map(({ AccessLogSettings }) => AccessLogSettings?.Format.length ?? 0);
    // Variables are about as long as their values. CloudWatch adds 26 bytes to each line.
    const usd = ((Math.max(...lengths) + 26) * 1e6 * 0.5) / 1e9;
    expect(usd).toBeGreaterThan(Number(said) / 2);
    expect(usd).toBeLessThanOrEqual(Number(said));
  });
});
