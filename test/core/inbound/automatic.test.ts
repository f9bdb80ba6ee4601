/** Which mails machines wrote: answering them makes loops. */
import { expect, it } from 'vitest';
import { isAutomatic } from '#core/inbound/automatic.ts';

const person = { envelope: 'ann@example.com', from: 'ann@example.com' };
const header = (name: string, value: string) => [{ name, value }];

it.each([
  ['Auto-Submitted', 'auto-replied', true],
  ['auto-submitted', 'no', false],
  ['Precedence', 'bulk', true],
  ['Precedence', 'first-class', false],
  ['X-Auto-Response-Suppress', 'DR, OOF, AutoReply', true],
  ['X-Auto-Response-Suppress', 'None', false],
  ['X-Autoreply', 'no', false],
  ['X-Autoreply', 'yes', true],
  ['List-Id', '<news.example.com>', true],
  ['Content-Type', 'multipart/report; report-type=delivery-status', true],
  ['Content-Type', 'multipart/mixed', false],
  ['Return-Path', '< >', true],
  ['Return-Path', '<ann@example.com>', false],
  ['Subject', 'Auto-Submitted: yes', false],
  ['Auto-Submitted', 'auto-generated; no', true],
  ['Auto-Submitted', 'nobody', true],
  ['Auto-Submitted', 'no (by hand)', false],
  ['Precedence', ' AutoReply ', true],
  ['Precedence', 'auto_reply', true],
  ['Precedence', 'not-bulk', false],
  ['Precedence', 'bulky', false],
  ['X-Precedence', 'list', true],
  ['X-Precedence', 'autoreply', true],
  ['X-Precedence', 'no list', false],
  ['X-Precedence', 'lists', false],
  ['X-Autoreply', 'unless no', true],
  ['X-Autoreply', 'no, never', true],
  ['X-Autoreply', ' No ', false],
  ['Content-Type', 'text/plain; name="multipart/report"', false],
  ['Return-Path', '<>', true],
  ['Return-Path', '<   >', true],
  ['Return-Path', '<> (none)', false],
  ['Return-Path', 'none <>', false],
])('a mail with %s: %s is from a machine: %s', (name, value, isMachine) => {
  expect(isAutomatic(header(name, value), person)).toBe(isMachine);
});

it.each([
  ['<>', 'ann@example.com', true],
  ['', 'ann@example.com', true],
  ['MAILER-DAEMON@example.com', 'ann@example.com', true],
  ['ann@example.com', 'No-Reply@example.com', true],
  ['ann@example.com', 'noreply.ann@example.com', false],
  ['<ann@example.com>', 'ann@example.com', false],
  ['<mailer-daemon>', 'ann@example.com', true],
  ['postmaster>', 'ann@example.com', true],
  ['ann<postmaster@example.com', 'ann@example.com', false],
  ['ann@example.com', 'my-postmaster@example.com', false],
  ['ann@example.com', '', false],
])('a mail of %s in the name of %s is from a machine: %s', (envelope, from, isMachine) => {
  expect(isAutomatic([], { envelope, from })).toBe(isMachine);
});
