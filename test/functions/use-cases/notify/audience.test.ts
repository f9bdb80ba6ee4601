import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { channelText } from '#functions/store/partitions.ts';
import {
  agentAudience,
  departmentAudience,
  visitorAudience,
  watchers,
  widgetAudience,
} from '#functions/use-cases/notify/audience.ts';

describe('an audience', () => {
  it('is the channel of those it is named after', () => {
    const channels = [
      visitorAudience({ visitor_id: 1, widget_id: 2 }),
      widgetAudience(3),
      agentAudience(4),
      departmentAudience(5),
      departmentAudience(null),
      watchers(6),
    ];
    const kinds = channels.map((channel) => channelText(channel).replace(/:0+/, ':'));
    expect(kinds).toEqual(['visitor:1', 'widget:3', 'agent:4', 'dept:5', 'dept:default', 'watch:6']);
  });
});

it('use cases name their audience and write no channel themselves', () => {
  const written = globSync('functions/use-cases/**/*.ts').filter((file) =>
    /kind: '(visitor|agent|dept|watch|widget)'/.test(readFileSync(file, 'utf8')),
  );
  expect(written).toEqual(['functions/use-cases/notify/audience.ts']);
});
