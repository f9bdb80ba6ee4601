import { expect, it } from 'vitest';
import { jsonLog } from '#functions/platform/log.ts';
import { countFailures, measureTo } from '#functions/platform/metrics/measure.ts';

function measuring() {
  const lines: string[] = [];
  const measure = measureTo(
    'live-chat/live-chat-prod',
    (line) => lines.push(line),
    () => 1_800_000_000_000,
  );
  return { lines, measure };
}

it('a line is one document of the embedded metric format, with what is measured at its root', () => {
  const { lines, measure } = measuring();
  measure?.({ waiting: 3, 'oldest-waiting': 95 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    _aws: {
      Timestamp: 1_800_000_000_000,
      CloudWatchMetrics: [
        {
          Namespace: 'live-chat/live-chat-prod',
          Dimensions: [[]],
          Metrics: [
            { Name: 'waiting', Unit: 'Count' },
            { Name: 'oldest-waiting', Unit: 'Seconds' },
          ],
        },
      ],
    },
    waiting: 3,
    'oldest-waiting': 95,
  });
});

it('nothing is written where nothing was measured, or nobody wants it', () => {
  const { lines, measure } = measuring();
  measure?.({});
  expect(lines).toEqual([]);
  expect(measureTo('', (line) => lines.push(line))).toBeUndefined();
});

it.each([
  ['push_refused', 'push-failed'],
  ['mail_failed', 'mail-failed'],
  ['mail_recipient_failed', 'mail-failed'],
  ['mail_order_failed', 'mail-failed'],
  ['webhook_delivery_failed', 'webhook-failed'],
  ['mail_put_off', undefined],
  ['toString', undefined],
])('a log line %s counts as %s, and is written as before', (event, metric) => {
  const { lines, measure } = measuring();
  const written: object[] = [];
  const write = (line: object) => void written.push(line);
  const log = countFailures(jsonLog({ info: write, warn: write, error: write }), measure);
  log.warn(event, { agent_id: 7 });
  log.error(event, { agent_id: 8 });
  expect(written).toEqual([
    { event, agent_id: 7 },
    { event, agent_id: 8 },
  ]);
  const values = lines.map((line) => JSON.parse(line)).map(({ _aws, ...value }) => value);
  expect(values).toEqual(metric === undefined ? [] : [{ [metric]: 1 }, { [metric]: 1 }]);
});
