import { describe, expect, it } from 'vitest';
import {
  judgeAlarms,
  judgeConcurrency,
  judgeConnectionRate,
  judgeDeadLetters,
  judgeMail,
  judgeReaders,
  judgeTable,
} from '#bin/doctor/judge-account.ts';
import { TTL_ATTRIBUTE } from '#bin/doctor/facts.ts';
import type { Finding } from '#bin/doctor/finding.ts';

const states = (findings: Finding[]) => findings.map(({ state }) => state);
const ttl = { attribute: TTL_ATTRIBUTE, status: 'ENABLED' };
const table = { stream: 'NEW_AND_OLD_IMAGES', ttl, hasRecovery: true };
const mail = { from: 'a@b.example', identity: 'b.example', isVerified: true, isSandbox: false, isPaused: false };
const reader = (state: string, lastResult = 'OK') => ({ name: 'react', state, lastResult });
const alarm = (state: string, actions: number) => ({ name: 'errors', state, actions });

describe('an account', () => {
  it.each([
    [1, 'fault'],
    [10, 'fault'],
    [11, 'warning'],
    [999, 'warning'],
    [1000, 'ok'],
  ])('that may run %i functions at a time: %s', (limit, state) =>
    expect(states(judgeConcurrency(limit))).toEqual([state]),
  );

  it.each([
    [499, 'warning'],
    [500, 'ok'],
  ])('that may open %i sockets per second: %s', (rate, state) =>
    expect(states(judgeConnectionRate(rate))).toEqual([state]),
  );

  it.each([
    [0, 'ok'],
    [1, 'fault'],
  ])('with %i dead letters: %s', (count, state) => expect(states(judgeDeadLetters(count))).toEqual([state]));

  it.each([
    [undefined, ['ok']],
    [mail, ['ok']],
    [{ ...mail, isPaused: true }, ['fault']],
    [{ ...mail, isSandbox: true }, ['warning']],
    [{ ...mail, isVerified: false, isPaused: true, isSandbox: true }, ['fault', 'fault', 'warning']],
  ])('with the mail %j: %j', (given, expected) => expect(states(judgeMail(given))).toEqual(expected));

  it.each([
    [table, ['ok']],
    [{ ...table, ttl: { ...ttl, status: 'ENABLING' } }, ['ok']],
    [{ ...table, ttl: { ...ttl, status: 'DISABLING' } }, ['fault']],
    [{ ...table, ttl: { ...ttl, attribute: 'other' } }, ['fault']],
    [{ ...table, stream: 'NEW_IMAGE' }, ['fault']],
    [{ stream: undefined, ttl: { status: 'DISABLED' }, hasRecovery: false }, ['fault', 'fault', 'warning']],
  ])('with the table %j: %j', (given, expected) => expect(states(judgeTable(given))).toEqual(expected));

  it.each([
    [[reader('Enabled'), reader('Updating')], ['ok']],
    [[reader('Enabled', 'No records processed'), reader('Creating', '')], ['ok']],
    [[reader('Enabled')], ['fault']],
    [[], ['fault']],
    [
      [reader('Disabling'), reader('Enabled', 'PROBLEM: Function call failed')],
      ['fault', 'fault'],
    ],
  ])('with the readers %j: %j', (given, expected) => expect(states(judgeReaders(given))).toEqual(expected));

  it.each([
    [[alarm('OK', 1)], ['ok']],
    [[alarm('INSUFFICIENT_DATA', 0), alarm('OK', 1)], ['ok']],
    [[alarm('OK', 0)], ['warning']],
    [
      [alarm('ALARM', 0), alarm('ALARM', 0)],
      ['fault', 'fault', 'warning'],
    ],
    [[], ['fault']],
  ])('with the alarms %j: %j', (given, expected) => expect(states(judgeAlarms(given))).toEqual(expected));
});
