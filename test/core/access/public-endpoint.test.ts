import { expect, it } from 'vitest';
import { isCallable, isLoopback, isPublicEndpoint } from '#core/access/public-endpoint.ts';

it.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://push.example.xn--p1ai/one', true],
  ['https://push.example.com:8443/one', true],
  ['http://push.example.com/one', false],
  ['https://user@push.example.com/one', false],
  ['https://:password@push.example.com/one', false],
  ['https://localhost/one', false],
  ['https://push/one', false],
  ['https://push.corp/one', false],
  ['https://push.example.internal/one', false],
  ['https://192.0.2.1/one', false],
  ['https://0x7f.1/one', false],
  ['https://[2001:db8::1]/one', false],
  ['ftp://push.example.com/one', false],
  ['no address', false],
])('%s can be the address of a push service: %s', (endpoint, expected) => {
  expect(isPublicEndpoint(endpoint, false)).toBe(expected);
  expect(isPublicEndpoint(endpoint, true)).toBe(expected);
});

it('an address on this very machine is one only while developing', () => {
  const local = 'http://localhost:8787/local/push/one';
  expect([isPublicEndpoint(local, true), isPublicEndpoint(local, false)]).toEqual([true, false]);
  expect([local, 'https://localhost/', 'http://127.0.0.1/'].map((url) => isLoopback(new URL(url)))).toEqual([
    true,
    false,
    false,
  ]);
});

it.each([
  ['https://api.example.com/x', true, true],
  ['https://api.example.com:8443/x', false, false],
  ['http://api.example.com/x', false, false],
  ['http://localhost:3000/x', false, true],
  ['http://localhost/x', false, true],
  ['http://127.0.0.1:3000/x', false, false],
  ['http://localhost.example.com/x', false, false],
])('%s may be called: %s, and in a stack on one machine: %s', (url, expected, locally) => {
  const hosts = ['api.example.com'];
  expect(isCallable(new URL(url), hosts)).toBe(expected);
  expect(isCallable(new URL(url), [...hosts, 'localhost'])).toBe(locally);
});
