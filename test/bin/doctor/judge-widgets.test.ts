import { describe, expect, it } from 'vitest';
import type { WidgetPages } from '#bin/doctor/facts.ts';
import { judgeWidgets } from '#bin/doctor/judge-widgets.ts';

const SITE = 'https://shop.example.com';
const page = (headers: Record<string, string> = {}, body = '', status = 200) => ({ url: SITE, status, headers, body });
const SCRIPT = { 'content-type': 'text/javascript', 'cache-control': 'public, max-age=60' };
const CORS = { origin: '*', methods: '*', headers: 'authorization,content-type' };

const widget = (more: Partial<WidgetPages> = {}): WidgetPages => ({
  name: 'Shop',
  token: 'token',
  isActive: true,
  script: page(SCRIPT, 'token'),
  config: page({ 'content-type': 'application/json' }),
  preflights: [],
  ...more,
});
const judged = (more: Partial<WidgetPages>) => judgeWidgets([widget(more)]).map(({ state }) => state);
const asked = (allowed: Partial<typeof CORS>) => {
  const headers = Object.entries({ ...CORS, ...allowed }).map(([name, value]) => [
    `access-control-allow-${name}`,
    value,
  ]);
  return judgeWidgets([widget({ preflights: [{ origin: SITE, page: page(Object.fromEntries(headers)) }] })]);
};

describe('what the API allows other sites', () => {
  it.each([
    {},
    { origin: SITE },
    { origin: SITE.toUpperCase() },
    { methods: 'GET, POST' },
    { methods: 'get,post' },
    { headers: 'Content-Type, Authorization, X-Other' },
    { headers: '*, Authorization' },
  ])('is enough with %j', (allowed) => expect(asked(allowed).map(({ state }) => state)).toEqual(['ok']));

  it.each([
    [{ origin: 'https://other.example' }, 'the origin (access-control-allow-origin is "https://other.example")'],
    [{ methods: 'GET' }, 'the method POST'],
    [{ headers: 'content-type' }, 'the headers content-type and authorization'],
    [{ headers: 'authorization' }, 'the headers content-type and authorization'],
    [{ headers: '*' }, 'the headers content-type and authorization'],
    [{ headers: '' }, 'the headers content-type and authorization'],
    [{ methods: '', headers: '' }, 'the method POST and the headers content-type and authorization'],
  ])('is too little with %j', (allowed, missing) => {
    expect(asked(allowed)).toEqual([
      { state: 'fault', sentence: expect.stringContaining(`the API doesn't allow ${missing}.`) },
    ]);
  });
});

describe('the script of a widget', () => {
  it.each([
    ['public, max-age=60', 'ok'],
    ['max-age=0', 'ok'],
    ['max-age=61', 'warning'],
    ['public', 'warning'],
    ['', 'warning'],
  ])('with the cache-control %j is judged as %s', (cacheControl, state) => {
    expect(judged({ script: page({ ...SCRIPT, 'cache-control': cacheControl }, 'token') })).toEqual([state]);
  });

  it.each([
    ['text/javascript; charset=utf-8', 'ok'],
    ['application/javascript', 'ok'],
    ['text/plain', 'fault'],
  ])('of the type %s is judged as %s', (type, state) => {
    expect(judged({ script: page({ ...SCRIPT, 'content-type': type }, 'token') })).toEqual([state]);
  });

  it('is not looked at where the widget is off', () => {
    expect(judged({ isActive: false, script: page({}, '', 500) })).toEqual(['warning']);
  });

  it('is judged for each widget, with everything that is wrong', () => {
    const broken = widget({ name: 'Blog', script: page({}, 'other') });
    expect(judgeWidgets([broken, widget()]).map(({ state }) => state)).toEqual(['fault', 'fault', 'warning', 'ok']);
  });
});
