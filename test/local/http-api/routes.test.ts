import { expect, test } from 'vitest';
import { parseRouteKey, selectRoute } from '#local/http-api/routes.ts';

const keys = [
  '$default',
  'ANY /{proxy+}',
  'GET /pets/{proxy+}',
  'GET /pets/dog/{id}',
  'GET /pets/dog/1',
  'ANY /pets/dog/1',
  'POST /pets/{kind}/{id}',
  'ANY /pets/cat/{id}',
];

test.each([
  ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
  ['POST', '/pets/dog/1', 'ANY /pets/dog/1', {}],
  ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
  ['GET', '/pets/bird/1', 'GET /pets/{proxy+}', { proxy: 'bird/1' }],
  ['POST', '/pets/bird/1', 'POST /pets/{kind}/{id}', { kind: 'bird', id: '1' }],
  ['POST', '/pets/cat/1', 'ANY /pets/cat/{id}', { id: '1' }],
  ['POST', '/test/5', 'ANY /{proxy+}', { proxy: 'test/5' }],
  ['GET', '/pets/dog/1/', 'GET /pets/{proxy+}', { proxy: 'dog/1/' }],
  ['GET', '/pets/dog/a%20b%2Fc', 'GET /pets/dog/{id}', { id: 'a b/c' }],
  ['GET', '/pets/dog/%zz', 'GET /pets/dog/{id}', { id: '%zz' }],
  ['GET', '/', '$default', {}],
])('%s %s is taken by %s', (method, path, expected, parameters) => {
  for (const order of [keys, keys.toReversed()]) {
    const selected = selectRoute(order.map(parseRouteKey), method, path);
    expect(selected?.route.key).toBe(expected);
    expect(selected?.parameters).toEqual(parameters);
  }
});

test('a request that no route matches has no route', () => {
  expect(selectRoute([parseRouteKey('GET /a')], 'POST', '/a')).toBeUndefined();
  expect(selectRoute([parseRouteKey('GET /a/{id}')], 'GET', '/a/')).toBeUndefined();
  expect(selectRoute([parseRouteKey('GET /a')], 'GET', '/a/')).toBeUndefined();
});
