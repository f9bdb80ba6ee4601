/**
 * Numbers for operators, as lines of the log in CloudWatch's embedded metric format. CloudWatch reads metrics at the root of a
 * line only, where nothing of what the console writes is, so these lines go to the standard output as they are.
 */
import { operatorMetrics, type OperatorMetric } from '#core/metrics/operator-metrics.ts';
import type { Log } from '../log.ts';

/** Notes values. May run again for a record of the stream that is tried again: numbers for people to watch, not to bill by. */
export type Measure = (values: Partial<Record<OperatorMetric, number>>) => void;

const standardOutput = (line: string): unknown => process.stdout.write(line);

/** What writes metrics to a namespace, without dimensions; nothing where the namespace is empty. */
export function measureTo(
  namespace: string,
  write: (line: string) => unknown = standardOutput,
  now: () => number = Date.now,
): Measure | undefined {
  if (namespace === '') return undefined;
  return (values) => {
    const named = Object.keys(values) as OperatorMetric[];
    if (named.length === 0) return;
    const metrics = named.map((name) => ({ Name: name, Unit: operatorMetrics[name] }));
    const directive = { Namespace: namespace, Dimensions: [[]], Metrics: metrics };
    write(`${JSON.stringify({ _aws: { Timestamp: now(), CloudWatchMetrics: [directive] }, ...values })}\n`);
  };
}

/** Which events of the log count as failures. */
const failures: ReadonlyMap<string, OperatorMetric> = new Map(
  Object.entries({
    push_refused: 'push-failed',
    mail_failed: 'mail-failed',
    mail_recipient_failed: 'mail-failed',
    mail_order_failed: 'mail-failed',
    webhook_delivery_failed: 'webhook-failed',
  } as const),
);

/** The same log, whose failures to reach somebody are measured as well. */
export function countFailures(log: Log, measure: Measure | undefined): Log {
  if (!measure) return log;
  const at =
    (level: 'warn' | 'error'): Log['warn'] =>
    (event, fields) => {
      log[level](event, fields);
      const name = failures.get(event);
      if (name) measure({ [name]: 1 });
    };
  return { ...log, warn: at('warn'), error: at('error') };
}
