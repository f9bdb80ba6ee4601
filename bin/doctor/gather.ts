/** Gathers all facts at a place. What can't be fetched says why. */
import { deadLetterQueue } from '#bin/dead-letters/queue.ts';
import type { Place } from '#bin/kit/place.ts';
import { tableOf } from '#functions/container.ts';
import { toWidget, widgetStore } from '#functions/store/settings/widget-store.ts';
import { askAlarms, askConcurrency, askConnectionRate, askMail, askReaders, askTable } from './ask-aws.ts';
import { askClock, askIdentity, askSite, askSocket, askWidget } from './ask-site.ts';
import type { Fetched, Gathered } from './facts.ts';

/** More widgets aren't looked at; most faults are the same for all. */
const MAX_WIDGETS = 20;

/** Everything that can be found out. @param seen called when another fact is there */
export async function gather(place: Place, seen: () => void): Promise<Gathered> {
  const origin = place.output('SiteUrl');
  const fetch = async <Value>(ask: () => Promise<Value>): Promise<Fetched<Value>> => {
    const fact = await ask().then(
      (value) => ({ value }),
      (error: unknown) => ({ unknown: reasonOf(error) }),
    );
    seen();
    return fact;
  };
  /** What only AWS has. */
  const onAws = async <Value>(ask: () => Promise<Value>): Promise<Fetched<Value>> =>
    place.kind === 'local' ? { unknown: 'The local run has none.' } : fetch(ask);
  const site = fetch(() => askSite(origin));
  const facts = {
    site,
    widgets: fetch(() => askWidgets(place, origin)),
    socket: fetch(() => askSocket(place.output('SocketUrl'))),
    identity: site.then((fact) => ('value' in fact ? fetch(() => askIdentity(fact.value)) : fact)),
    clock: fetch(() => askClock(origin)),
    table: fetch(() => askTable(place)),
    readers: onAws(() => askReaders(place)),
    deadLetters: fetch(() => deadLetterQueue(place).count()),
    alarms: onAws(() => askAlarms(place)),
    concurrency: onAws(askConcurrency),
    connectionRate: onAws(askConnectionRate),
    mail: onAws(() => askMail(place)),
  } satisfies { [Name in keyof Gathered]: Promise<Gathered[Name]> };
  return {
    site: await facts.site,
    widgets: await facts.widgets,
    socket: await facts.socket,
    identity: await facts.identity,
    clock: await facts.clock,
    table: await facts.table,
    readers: await facts.readers,
    deadLetters: await facts.deadLetters,
    alarms: await facts.alarms,
    concurrency: await facts.concurrency,
    connectionRate: await facts.connectionRate,
    mail: await facts.mail,
  };
}

async function askWidgets(place: Place, origin: string) {
  const table = tableOf({ TABLE_NAME: place.output('TableName') });
  const widgets = (await widgetStore.all(table, MAX_WIDGETS)).map(toWidget);
  return Promise.all(widgets.map((widget) => askWidget(origin, widget)));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name.startsWith('AccessDenied')) return `The credentials lack a permission: ${error.message}`;
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}
