/** What an alarm of the template makes of data: CloudWatch's metric math, as far as alarms use it, and its periods. */

/** The values of a metric by its name, one for each period; a period without a value has no data. */
export type AlarmData = Record<string, readonly number[]>;

type Computed = {
  MetricName?: string;
  Threshold: number;
  EvaluationPeriods: number;
  Metrics?: { Id: string; Expression?: string; MetricStat?: { Metric: { MetricName: string } } }[];
};

/** Whether the newest periods are all above the threshold. Missing data doesn't ring. */
export function rings(alarm: Computed, data: AlarmData): boolean {
  const periods = Math.max(0, ...Object.values(data).map(({ length }) => length));
  const values = Array.from({ length: periods }, (_, period) => valueOf(alarm, (name) => data[name]?.[period]));
  const newest = values.slice(-alarm.EvaluationPeriods);
  return (
    newest.length === alarm.EvaluationPeriods && newest.every((value) => value !== undefined && value > alarm.Threshold)
  );
}

function valueOf(
  { MetricName, Metrics = [] }: Computed,
  metric: (name: string) => number | undefined,
): number | undefined {
  if (MetricName !== undefined) return metric(MetricName);
  const expression = Metrics.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';
  const named = Metrics.flatMap(({ Id, MetricStat }) => (MetricStat ? [[Id, MetricStat.Metric.MetricName]] : []));
  const known = new Map(named.map(([id = '', name = '']) => [id, metric(name)]));
  // Where one of the metrics has no data, the expression has none.
  if ([...known.values()].includes(undefined)) return undefined;
  return evaluate(expression, new Map([...known].map(([id, value]) => [id, value ?? 0])));
}

/** Numbers, names, `IF(…)`, comparisons, products and quotients. Throws for anything else. */
export function evaluate(expression: string, names: ReadonlyMap<string, number>): number {
  const tokens = expression.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?|>=|<=|[<>(),*/+-]/g) ?? [];
  if (tokens.join('') !== expression.replaceAll(' ', '')) throw new Error(`Unknown signs in ${expression}`);
  let at = 0;
  const take = (wanted?: string): string => {
    const token = tokens[at++];
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`${wanted} in ${expression}`);
    return token;
  };
  const is = (...signs: string[]): boolean => signs.includes(tokens[at] ?? '');
  const atom = (): number => {
    const token = take();
    if (token === '(') {
      const inner = compared();
      take(')');
      return inner;
    }
    if (token === 'IF') {
      take('(');
      const isMet = compared() !== 0;
      take(',');
      const yes = compared();
      take(',');
      const no = compared();
      take(')');
      return isMet ? yes : no;
    }
    const value = names.get(token) ?? Number(token);
    if (Number.isNaN(value)) throw new Error(`${token} in ${expression} is no metric`);
    return value;
  };
  const product = (): number => {
    let value = atom();
    while (is('*', '/')) value = take() === '*' ? value * atom() : value / atom();
    return value;
  };
  const total = (): number => {
    let value = product();
    while (is('+', '-')) value = take() === '+' ? value + product() : value - product();
    return value;
  };
  const compared = (): number => {
    const left = total();
    if (!is('>', '<', '>=', '<=')) return left;
    const sign = take();
    const right = total();
    const holds = { '>': left > right, '<': left < right, '>=': left >= right, '<=': left <= right }[sign];
    return holds ? 1 : 0;
  };
  const value = compared();
  if (at < tokens.length) throw new Error(`Unknown end of ${expression}`);
  return value;
}
