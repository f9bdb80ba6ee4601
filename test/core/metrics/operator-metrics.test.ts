import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { operatorMetrics } from '#core/metrics/operator-metrics.ts';

it('each metric of operators is described in the runbook, and no other is', () => {
  const [, section = ''] = /## Metrics of chats\n([^]*?)\n## /.exec(readFileSync('docs/runbook.md', 'utf8')) ?? [];
  const described = [...section.matchAll(/^\| (`[^|]+`) +\|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  );
  expect(described.toSorted()).toEqual(Object.keys(operatorMetrics).sort());
});
