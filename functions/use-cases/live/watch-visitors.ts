/** Agents who watch who is on the sites: their list is fetched again when somebody comes or leaves. */
import { isInScope } from '#core/access/scope.ts';
import type { Deps } from '#functions/deps.ts';
import { isOfLiveVisitors } from '#functions/store/partitions.ts';
import { type Connection, subscribe, unsubscribe } from '#functions/store/sockets/connection-store.ts';
import { type ScopeDeps, scopeAtSocket } from '#functions/use-cases/access/scope.ts';
import { visitorWatchers } from '#functions/use-cases/notify/audience.ts';
import { type LiveWidget, liveWidgets } from './live-widgets.ts';

/** An agent opens the list of visitors, or leaves it. A visitor's frame does nothing. */
export async function watchVisitors(
  deps: ScopeDeps & Pick<Deps, 'table'>,
  from: Connection,
  isWatching: boolean,
): Promise<void> {
  if (from.principal === 'visitor') return;
  if (!isWatching) return stopWatching(deps, from);
  const scope = await scopeAtSocket(deps, from);
  const widgets = await liveWidgets(deps.table);
  const channels = widgets.filter(isSeen).map(({ id }) => visitorWatchers(id));
  if (channels.length > 0) await subscribe(deps.table, from, channels);

  function isSeen({ department_id }: LiveWidget): boolean {
    return isInScope(scope, { agent_id: null, department_id });
  }
}

async function stopWatching({ table }: Pick<Deps, 'table'>, from: Connection): Promise<void> {
  const widgets = from.channels.filter(isOfLiveVisitors).map((pk) => Number(pk.split(':')[1]));
  for (const widget of widgets) await unsubscribe(table, from, visitorWatchers(widget));
}

/** Notifies those who watch a site that its visitors have changed. Nothing is read or sent for a site whose visitors aren't listed. */
export async function notifyVisitorWatchers({ push }: Pick<Deps, 'push'>, who: Connection): Promise<void> {
  if (who.principal !== 'visitor' || !who.is_listed) return;
  const { widget_id } = who;
  await push.deliver([{ channels: [visitorWatchers(widget_id)], frame: { type: 'visitors.changed', widget_id } }]);
}
