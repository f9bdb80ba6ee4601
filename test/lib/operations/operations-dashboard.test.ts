import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operatorMetrics } from '#core/metrics/operator-metrics.ts';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type Widget = {
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  properties: { title: string; alarms?: string[]; metrics?: unknown[][]; yAxis?: object };
};

/** Free for the first three dashboards of an account: https://aws.amazon.com/cloudwatch/pricing */
const FREE_METRICS = 50;

const DASHBOARD = 'AWS::CloudWatch::Dashboard';

function widgetsOf(stack: Synthesized): Widget[] {
  const [body] = stack.properties<{ DashboardBody: unknown }>(DASHBOARD);
  return JSON.parse(text(body?.DashboardBody)).widgets;
}

const metricsOf = (widgets: readonly Widget[]): unknown[][] =>
  widgets.flatMap(({ properties }) => properties.metrics ?? []);

/** What the services measure for nothing. A name that isn't one of theirs would be an empty graph. */
const measured: Record<string, readonly string[]> = {
  'AWS/CloudFront': ['Requests', '4xxErrorRate', '5xxErrorRate'],
  'AWS/ApiGateway': ['Count', '4xx', '5xx', 'Latency', 'ConnectCount', 'MessageCount', 'ExecutionError'],
  'AWS/Lambda': ['IteratorAge', 'Errors', 'Duration', 'Throttles'],
  'AWS/SQS': ['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage'],
  'AWS/DynamoDB': [
    'ConsumedReadCapacityUnits',
    'ConsumedWriteCapacityUnits',
    'ReadThrottleEvents',
    'WriteThrottleEvents',
  ],
  'live-chat/live-chat-prod': ['errors-logged'],
};

describe('the dashboard of operators', () => {
  const stack = new Synthesized();
  const widgets = widgetsOf(stack);

  it('is one of about a dozen widgets, which do not overlap', () => {
    expect(stack.all(DASHBOARD)).toHaveLength(1);
    expect(widgets.length).toBeGreaterThanOrEqual(10);
    expect(widgets.length).toBeLessThanOrEqual(14);
    const cells = widgets.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(cells).size).toBe(widgets.length);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });

  it('names metrics that AWS measures for nothing, and all of them', () => {
    const found = new Map<string, Set<string>>();
    for (const [namespace, name] of metricsOf(widgets)) {
      const names = found.get(String(namespace)) ?? new Set();
      found.set(String(namespace), names.add(String(name)));
    }
    const sorted = (names: Iterable<string>) => [...names].sort();
    expect(Object.fromEntries([...found].map(([namespace, names]) => [namespace, sorted(names)]))).toEqual(
      Object.fromEntries(Object.entries(measured).map(([namespace, names]) => [namespace, sorted(names)])),
    );
  });

  it('shows resources of this stack only, every function, and every alarm', () => {
    const shown = JSON.stringify(widgets);
    const referred = [...shown.matchAll(/\$\{([A-Za-z]\w+)(?:\.\w+)?\}/g)].map(([, id = '']) => id);
    expect(referred.filter((id) => !id.startsWith('AWS') && !(id in stack.template.Resources))).toEqual([]);
    const types = ['AWS::CloudWatch::Alarm', 'AWS::DynamoDB::Table', 'AWS::CloudFront::Distribution'];
    const expected = types.flatMap((type) => stack.all(type).map(([id]) => id));
    expect(expected.filter((id) => !referred.includes(id))).toEqual([]);
    const failing = widgets.find(({ properties }) => properties.title === 'Failed invocations');
    const functions = stack.all('AWS::Lambda::Function').filter(([id]) => /^chat(?!files)/.test(id));
    expect(failing?.properties.metrics).toHaveLength(functions.filter(([id]) => !id.includes('Custom')).length);
  });

  it('stays within the metrics that a free dashboard may have, with mail too', () => {
    const mail = { from: 'chat@example.com', replies: { domain: 'reply.example.com' } };
    for (const settings of [{}, { mail }, { mail, metrics: true, canary: true }]) {
      const metrics = metricsOf(widgetsOf(new Synthesized(settings)));
      expect(metrics.length).toBeGreaterThan(30);
      expect(metrics.length).toBeLessThanOrEqual(FREE_METRICS);
    }
  });

  it('shows each metric of chats where they are measured, and none of them elsewhere', () => {
    const own = (shown: readonly Widget[]) =>
      metricsOf(shown).flatMap(([namespace, name]) =>
        String(namespace).startsWith('live-chat/') ? [String(name)] : [],
      );
    expect(own(widgets)).toEqual(['errors-logged']);
    const measuring = own(widgetsOf(new Synthesized({ metrics: true })));
    expect(measuring.sort()).toEqual([...Object.keys(operatorMetrics), 'errors-logged'].sort());
  });

  it('is switched off by its setting', () => {
    expect(new Synthesized({ dashboard: false }).all(DASHBOARD)).toEqual([]);
  });

  it('has its price in the page about cost', () => {
    expect(readFileSync('docs/cost.md', 'utf8')).toMatch(
      /first three dashboards of an account are free[^.]*50 metrics[^.]*\. Each further one costs 3 USD a month/,
    );
  });
});
