import { beforeEach, describe, expect, it } from 'vitest';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import type { WidgetSettings } from '#core/model/widgets/widget.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { heartbeat, changeAgent, setStatus } from '#functions/use-cases/availability/presence.ts';
import { updateItem } from '#functions/use-cases/settings/resource.ts';
import { widgets } from '#functions/use-cases/settings/widgets.ts';
import { aDepartment, anAgent } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const SALES = 7;
let deps: MemoryDeps;

beforeEach(async () => {
  deps = memoryDeps(Date.UTC(2026, 5, 1, 8, 59, 30)); // a Monday
  await widget(1, {});
  await widget(2, { department_id: SALES });
});

const widget = (id: number, fields: Partial<WidgetSettings>) =>
  deps.table.put({ Item: { ...keys.widget(id), ...indexes.list('WIDGETS', id), id, ...widgetDefaults, ...fields } });

/** What each widget was told since the last time. */
function told(): Record<string, { online: boolean; reason: string | null }> {
  const news = deps.delivered.flatMap(({ channels: [channel], frame }) =>
    channel?.kind === 'widget' && frame.type === 'availability.changed' ? [[channel.id, frame.availability]] : [],
  );
  deps.delivered.length = 0;
  return Object.fromEntries(news);
}
const online = { online: true, reason: null, next_open_at: null };
const nobody = { online: false, reason: 'nobody_online', next_open_at: null };

describe('the widgets of a department', () => {
  it('are notified when its first agent comes and its last one goes, and not in between', async () => {
    const [ana, bob] = [await anAgent(deps, { connected: false }), await anAgent(deps, { connected: false })];
    await heartbeat(deps, ana.id, 75);
    expect(told()).toEqual({ 1: online });
    await heartbeat(deps, bob.id, 75);
    await setStatus(deps, ana.id, 'away');
    expect(told()).toEqual({});
    await setStatus(deps, bob.id, 'offline');
    expect(told()).toEqual({ 1: nobody });
  });

  it('are notified when an admin changes when or by whom they are answered', async () => {
    const changed = { ...deps, randomText: () => 'x'.repeat(32) };
    await anAgent(deps);
    await aDepartment(deps, SALES);
    await deps.table.put({
      Item: {
        ...keys.widget(1),
        ...indexes.list('WIDGETS', 1),
        ...widgetDefaults,
        id: 1,
        name: 'Shop',
        token: 'x'.repeat(32),
        version: 1,
        identity_secret: null,
        created_at: '',
        updated_at: '',
      },
    });
    await updateItem(changed, widgets, 1, { launcher_size: 70 });
    expect(told()).toEqual({});
    const hours = { timezone: 'UTC', monday: { enabled: true, start: '10:00', end: '12:00' } };
    await updateItem(changed, widgets, 1, { business_hours: hours });
    expect(told()).toEqual({
      1: { online: false, reason: 'outside_hours', next_open_at: '2026-06-01T10:00:00.000Z' },
    });
    await updateItem(changed, widgets, 1, { business_hours: null });
    expect(told()).toEqual({ 1: online });
    await updateItem(changed, widgets, 1, { department_id: SALES });
    expect(told()).toEqual({ 1: nobody });
  });

  it('are notified by the sweep about an agent whose lease expired', async () => {
    const ana = await anAgent(deps, { connected: false, department_ids: [SALES] });
    await heartbeat(deps, ana.id, 75);
    expect(told()).toEqual({ 2: online });
    deps.clock.ms += 76_000;
    await sweep(deps)();
    expect(told()).toEqual({ 2: nobody });
  });

  it('are notified when their only agent moves to another department', async () => {
    const ana = await anAgent(deps, { connected: false });
    await heartbeat(deps, ana.id, 75);
    told();
    await changeAgent(deps, ana.id, (before) => ({ after: { ...before, department_ids: [SALES] }, also: [] }));
    expect(told()).toEqual({ 1: nobody, 2: online });
  });

  it('are not notified outside their business hours', async () => {
    await widget(1, { business_hours: { timezone: 'UTC', tuesday: { enabled: true } } });
    const ana = await anAgent(deps, { connected: false });
    await heartbeat(deps, ana.id, 75);
    expect(told()).toEqual({});
  });
});

describe('the beginning and the end of business hours', () => {
  const hours = { timezone: 'UTC', monday: { enabled: true, start: '09:00', end: '17:00' } };

  it('are notified once, with the agents online', async () => {
    await widget(1, { business_hours: hours });
    await widget(2, { business_hours: hours, department_id: SALES });
    await heartbeat(deps, (await anAgent(deps, { connected: false })).id, 1e6);
    const run = sweep(deps);
    deps.clock.ms += 60_000;
    told();
    await run();
    expect(told()).toEqual({ 1: online, 2: nobody });
    await run();
    expect(told()).toEqual({});
    deps.clock.ms += 8 * 60 * 60_000;
    await run();
    expect(told()).toMatchObject({ 1: { online: false, reason: 'outside_hours' }, 2: { reason: 'outside_hours' } });
  });
});
