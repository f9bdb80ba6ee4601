import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Template } from '#local/assembly/template.ts';
import { createAuthority } from '#local/iam/authority.ts';
import { minuteAfter, startScheduler } from '#local/schedule/scheduler.ts';
import { schedulesOf } from '#local/schedule/schedules.ts';
import { allow, functionWithRole, stackOf } from '#test/support/local-aws.ts';

const functionArn = { 'Fn::GetAtt': ['Sweep', 'Arn'] };
const rule = (settings: object = {}, target: object = {}) => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    Name: 'every-minute',
    ScheduleExpression: 'rate(1 minute)',
    Targets: [{ Id: 'T', Arn: functionArn, ...target }],
    ...settings,
  },
});
const permission = {
  Type: 'AWS::Lambda::Permission',
  Properties: {
    FunctionName: functionArn,
    Principal: 'events.amazonaws.com',
    Action: 'lambda:InvokeFunction',
    SourceArn: { 'Fn::GetAtt': ['Rule', 'Arn'] },
  },
};
const schedule = {
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    ScheduleExpression: 'rate(2 minutes)',
    Target: { Arn: functionArn, RoleArn: { 'Fn::GetAtt': ['SchedulerRole', 'Arn'] }, Input: '{"own":true}' },
  },
};

async function schedules(resources: Template['Resources']) {
  const stack = stackOf({
    ...functionWithRole('Sweep', []),
    ...functionWithRole('Scheduler', [allow('lambda:InvokeFunction', functionArn)]),
    ...resources,
  });
  return schedulesOf(stack, await createAuthority(stack, { report: () => {} }));
}

async function started(resources: Template['Resources']) {
  const sent: unknown[][] = [];
  const scheduler = startScheduler(await schedules(resources), { send: (...call) => void sent.push(call) });
  onTestFinished(scheduler.stop);
  return { scheduler, sent };
}

describe('by the clock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-01-01T12:00:30Z'), toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  test('a rule invokes its function with the event EventBridge sends', async () => {
    const { scheduler, sent } = await started({ Rule: rule(), Permission: permission });
    scheduler.runNow('Rule');
    expect(sent).toEqual([
      [
        'Sweep',
        {
          version: '0',
          id: expect.any(String),
          'detail-type': 'Scheduled Event',
          source: 'aws.events',
          account: '123456789012',
          time: '2026-01-01T12:00:30Z',
          region: 'us-east-1',
          resources: ['arn:aws:events:us-east-1:123456789012:rule/every-minute'],
          detail: {},
        },
        'schedule',
      ],
    ]);
  });

  test("a target's own input replaces the event", async () => {
    const { scheduler, sent } = await started({ Schedule: schedule });
    scheduler.runNow('Schedule');
    expect(sent).toEqual([['Sweep', { own: true }, 'schedule']]);
  });
});

test('schedules that are due run at the next full minute', async () => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  // Just before a full minute, so that the real wait is short.
  vi.setSystemTime(Date.parse('2026-01-01T12:00:59.950Z'));
  const { sent } = await started({ Rule: rule(), Permission: permission, Schedule: schedule });
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  expect(sent.map(([functionId]) => functionId)).toEqual(['Sweep']);
});

test.each([
  ['the next minute', '12:01:00.000', '12:01:00'],
  ['the next minute although the timer was a little early', '12:00:59.999', '12:01:00'],
  ['the next minute although the timer was late', '12:01:42.000', '12:01:00'],
  ['the current minute once, after the machine slept for eight hours', '20:02:30.000', '20:02:00'],
])('a schedule runs %s', (_, now, expected) => {
  const at = (time: string): number => Date.parse(`2026-01-01T${time}Z`);
  expect(minuteAfter(at('12:00:00'), at(now))).toBe(at(expected));
});

test('an unknown name is an error that lists the known ones', async () => {
  const { scheduler } = await started({ Rule: rule(), Permission: permission });
  expect(scheduler.names).toEqual(['Rule']);
  expect(() => scheduler.runNow('Other')).toThrow('Choose one of: Rule');
});

test('a rule or schedule that is switched off never runs', async () => {
  expect(await schedules({ Rule: rule({ State: 'DISABLED' }), Permission: permission })).toEqual([]);
});

describe('a schedule that would never run in AWS prevents the start', () => {
  test.each<[string, Template['Resources'], string]>([
    ['a rule without a permission', { Rule: rule() }, 'events.amazonaws.com is missing'],
    [
      'a schedule whose role may not invoke',
      { Schedule: schedule, ...functionWithRole('Scheduler', []) },
      'lambda:InvokeFunction',
    ],
    [
      'a rule for nothing',
      { Rule: rule({ ScheduleExpression: undefined }), Permission: permission },
      'neither a schedule nor an event pattern',
    ],
    [
      'a target that is not there',
      { Rule: rule({}, { Arn: 'arn:aws:lambda:us-east-1:123456789012:function:none' }) },
      "isn't a function of the stack",
    ],
    [
      'an expression AWS refuses',
      { Rule: rule({ ScheduleExpression: 'rate(1 minutes)' }), Permission: permission },
      'rate(1 minutes)',
    ],
  ])('%s', async (_name, resources, message) => {
    await expect(schedules(resources)).rejects.toThrow(message);
  });
});
