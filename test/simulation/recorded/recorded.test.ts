/**
 * The last release against this version, by what was recorded of it: its clients' requests and frames against these
 * functions on what it stored, and its functions' answers and frames against these clients.
 */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFrame } from '#functions/socket/read-frame.ts';
import { openAgentTab } from '../agent-tab.ts';
import { browserStorage } from '../browser-storage.ts';
import { noFaults } from '../faults.ts';
import { AUDIENCE, Functions, tokenOf } from '../functions.ts';
import { Gateway } from '../gateway.ts';
import { replaceGlobals } from '../globals.ts';
import { Network } from '../network.ts';
import { Outside } from '../outside.ts';
import { prepare } from '../prepare.ts';
import { publicWidget } from '../schedule.ts';
import { Simulation } from '../simulation.ts';
import { Store } from '../store.ts';
import { PAGE_ORIGIN, openVisitorTab } from '../visitor-tab.ts';
import { RECORDED, type RecordedExchange, type Recording, record } from './recording.ts';

const recordings = JSON.parse(readFileSync(RECORDED, 'utf8')) as Recording[];
const cases = recordings.map((recording) => [recording.name, recording] as const);
const HOUR = 3_600_000;
/** What was sent for the second time, or after its conversation had ended, may be answered so. */
const OVERTAKEN = [200, 201, 404, 409];

let simulation: Simulation;
let restore: () => void;
beforeEach(async () => {
  await prepare();
  simulation = new Simulation(1, Math.max(...recordings.map(({ endsAtMs }) => endsAtMs)) + HOUR);
  restore = replaceGlobals(simulation);
});
afterEach(() => restore());

/** Resolves as something does, while time goes by. */
async function within<Result>(ms: number, doing: Promise<Result>): Promise<Result> {
  let isOver = false;
  void doing.finally(() => (isOver = true)).catch(() => undefined);
  await simulation.run(simulation.ms + ms, () => isOver);
  expect(isOver).toBe(true);
  return doing;
}

describe('a client of the release', () => {
  it.each(cases)('is answered by this version: %s', async (_, { exchanges, items }) => {
    const store = new Store(simulation, noFaults);
    const gateway = new Gateway(simulation, noFaults);
    const { post, disconnect } = gateway;
    const outside = new Outside(simulation, noFaults, [50, 2000]);
    const around = { store, faults: noFaults, post, disconnect, onDelivery: () => {}, onMissed: () => {}, outside };
    const network = new Network(simulation, new Functions(simulation, around), noFaults);
    store.fill(items);
    let visitorToken = '';
    const refused: string[] = [];
    for (const { by, method, path, search, body, status, text } of exchanges) {
      const isVisitor = by.startsWith('visitor');
      const exp = Math.floor(simulation.ms / 1000) + 3600;
      const claims = { client_id: AUDIENCE, token_use: 'access', exp, 'cognito:groups': ['agent'] };
      const token = isVisitor
        ? visitorToken
        : tokenOf('RS256', { sub: by.replace(/^agent-(\d+).*/, 'user-$1'), ...claims });
      const answer = await within(
        60_000,
        network.fetch(path + (search && `?${search}`), {
          method,
          headers: { origin: PAGE_ORIGIN, ...(token && { authorization: `Bearer ${token}` }), ...typeOf(body) },
          ...(body === undefined ? {} : { body }),
        }),
      );
      const allowed = method === 'GET' ? [status] : OVERTAKEN;
      if (!allowed.includes(answer.status)) refused.push(`${method} ${path} ${body ?? ''}: ${answer.status}`);
      if (path.endsWith('/session')) visitorToken = (JSON.parse(text) as { session_token: string }).session_token;
    }
    expect(refused).toEqual([]);
  });

  it.each(cases)('sends frames that this version knows: %s', (_, { frames }) => {
    const sent = frames.filter(({ by }) => by === 'client');
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(({ text }) => readFrame(text) === undefined)).toEqual([]);
  });

  it('is sent by this version each field that the release sent', async () => {
    restore();
    const now = fieldsOf(await record());
    const missing = [...fieldsOf(recordings)].filter((field) => !now.has(field));
    expect(missing).toEqual([]);
  });
});

describe('this version as a client of the release', () => {
  it.each(cases)('shows a visitor what was pushed and answered: %s', async (_, recording) => {
    const played = replayed(recording, 'visitor-1 tab-1');
    const tab = openVisitorTab({ simulation, ...played.reach }, 'tab', browserStorage(), publicWidget, () => {});
    simulation.as(tab.actor, () => {
      void tab.chat.resume();
      tab.chat.open();
    });
    await simulation.run(simulation.ms + 100);
    simulation.as(tab.actor, () => tab.chat.send('visitor-1 says 1'));
    await simulation.run(simulation.ms + 60_000);
    const { timeline, conversation } = tab.state();
    expect(timeline.map(({ seq, content }) => `${seq} ${content}`)).toEqual(played.rows());
    expect(conversation?.id).toBe(played.conversation);
    expect(played.isOver()).toBe(true);
  });

  it.each(cases)('shows an agent what was pushed and answered: %s', async (_, recording) => {
    const played = replayed(recording, 'agent-1 tab-1');
    const person = { id: 1, userId: 'agent-1' };
    const tab = openAgentTab({ simulation, ...played.reach }, 'tab', person, browserStorage());
    simulation.as(tab.actor, () => void tab.open(played.conversation));
    await simulation.run(simulation.ms + 60_000);
    const { rows, state } = tab.inbox.threads.of(played.conversation).peek();
    expect(state).toBe('ready');
    expect(rows.map(({ seq, content }) => `${seq} ${content}`)).toEqual(played.rows());
    expect(tab.inbox.conversations.get(played.conversation)?.status).toBe(played.status());
    expect(played.isOver()).toBe(true);
  });
});

/** A response, as far as the clients read it. */
const answered = (status: number, text: string) => ({
  status,
  ok: status < 400,
  headers: { get: () => null },
  json: async () => JSON.parse(text) as unknown,
});

type Frame = { type: string; message?: { seq: number }; conversation?: { status: string; last_seq?: number } };

/** What was pushed in one text: a frame, or several. */
const framesOf = (text: string): Frame[] => [JSON.parse(text) as Frame | Frame[]].flat();

const typeOf = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-type': 'application/json' };

/** Every field of answers and frames, by operation or type, and what it holds. */
function fieldsOf(of: readonly Recording[]): Set<string> {
  const fields = new Set<string>();
  const add = (place: string, value: unknown): void => {
    const isObject = typeof value === 'object' && value !== null;
    if (!isObject) return void fields.add(place);
    for (const [name, part] of Object.entries(value))
      add(Array.isArray(value) ? `${place}[]` : `${place}.${name}`, part);
  };
  for (const { exchanges, frames } of of) {
    for (const exchange of exchanges) add(operationOf(exchange), JSON.parse(exchange.text));
    for (const { by, tab, text } of frames) {
      if (by === 'server') for (const frame of framesOf(text)) add(`${tab.split('-')[0]} ${frame.type}`, frame);
    }
  }
  return fields;
}

const operationOf = ({ method, path, status }: RecordedExchange): string =>
  `${method} ${path.replaceAll(/\d{6,}/g, '{id}')} ${status}`;

type Row = { seq: number; content: string; conversation_id: number };

/** A network and a gateway that answer and push as they were recorded to do for a tab. */
function replayed({ exchanges, frames }: Recording, by: string) {
  const own = exchanges.filter((one) => one.by === by);
  const pushed = frames.filter((one) => one.tab === by && one.by === 'server').map(({ text }) => text);
  const rows = new Map<number, Row>();
  /** The newest row that is stored so far, as the tab is told of it. */
  let newest = 0;
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { seq, content, conversation_id } = value as Partial<Row>;
    if (seq !== undefined && content !== undefined && conversation_id !== undefined) rows.set(seq, value as Row);
    for (const part of Object.values(value)) collect(part);
  };
  for (const text of [...own.map((one) => one.text), ...pushed]) collect(JSON.parse(text));
  const last = pushed.flatMap(framesOf).findLast(({ conversation }) => conversation?.last_seq !== undefined);
  const answers = [...own];
  const fetch = async (input: string, { method = 'GET' }: RequestInit) => {
    await simulation.pass(20);
    const [path = '', search] = input.split('?');
    if (method === 'GET' && path.endsWith('/messages')) return answered(200, JSON.stringify(page(search)));
    const isWanted = (one: RecordedExchange) => one.method === method && one.path === path;
    const index = answers.findIndex(isWanted);
    const answer = answers[index];
    // The last one is given for good.
    if (answers.filter(isWanted).length > 1) answers.splice(index, 1);
    return answered(answer?.status ?? 404, answer?.text ?? '{}');
  };
  /** The rows that were stored by then, as they were recorded. */
  const page = (search: string | undefined) => {
    const after = Number(new URLSearchParams(search).get('after_seq') ?? 0);
    const data = [...rows.values()].filter(({ seq }) => seq > after && seq <= newest);
    return { data: data.sort((one, other) => one.seq - other.seq), up_to_seq: newest };
  };
  const open = () => {
    const listeners: [string, (event: { data?: string }) => void][] = [];
    const fire = (type: string, data?: string) => {
      for (const [of, listener] of listeners) if (of === type) listener(data === undefined ? {} : { data });
    };
    const socket = {
      readyState: 0,
      addEventListener: (type: string, listener: () => void) => void listeners.push([type, listener]),
      send() {},
      close() {
        socket.readyState = 3;
      },
    };
    let isWelcome = false;
    const push = (): void => {
      if (socket.readyState === 3) return;
      const welcomes = /^\[?\{"type":"welcome"/.test(pushed[0] ?? '');
      if (isWelcome && welcomes) {
        socket.readyState = 3;
        return fire('close');
      }
      isWelcome ||= welcomes;
      const text = pushed.shift();
      if (text === undefined) return;
      for (const { message } of framesOf(text)) newest = Math.max(newest, message?.seq ?? 0);
      fire('message', text);
      simulation.after(100, push);
    };
    simulation.after(200, () => {
      socket.readyState = 1;
      fire('open');
      simulation.after(20, push);
    });
    return socket;
  };
  return {
    reach: { network: { fetch: fetch as never }, gateway: { open: open as never } },
    conversation: [...rows.values()][0]?.conversation_id ?? 0,
    rows: () => [...rows].sort(([one], [other]) => one - other).map(([seq, { content }]) => `${seq} ${content}`),
    status: () => last?.conversation?.status,
    /** Whether everything was pushed. */
    isOver: () => pushed.length === 0,
  };
}
