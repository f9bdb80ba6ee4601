import { describe, expect, it } from 'vitest';
import { effective } from '#bin/commands/config.ts';
import { settingNames } from '#lib/settings/config.ts';

const file = {
  common: { alarmEmail: 'team@example.com', mail: { from: 'chat@example.com' } },
  stages: { prod: { mail: { unreadMinutes: 15 }, httpStepHosts: [] }, test: {} },
};

describe('npx live-chat config', () => {
  it('lists every setting once, with its value and where it comes from', () => {
    const { stage, rows } = effective(file, undefined);
    expect(stage).toBe('prod');
    const rowOf = (name: string) => rows.find(({ setting }) => setting === name);
    expect(rowOf('alarmEmail')).toEqual({ setting: 'alarmEmail', value: 'team@example.com', from: 'common' });
    expect(rowOf('mail.from')).toEqual({ setting: 'mail.from', value: 'chat@example.com', from: 'common' });
    expect(rowOf('mail.unreadMinutes')).toEqual({ setting: 'mail.unreadMinutes', value: 15, from: 'stage' });
    expect(rowOf('mail.visitorsPerDay')).toEqual({ setting: 'mail.visitorsPerDay', value: 500, from: 'default' });
    expect(rowOf('httpStepHosts')).toEqual({ setting: 'httpStepHosts', value: [], from: 'stage' });
    expect(rowOf('logRetentionDays')).toEqual({ setting: 'logRetentionDays', value: 30, from: 'default' });
    const listed = new Set(rows.map(({ setting }) => setting.split('.')[0]));
    expect([...listed].sort()).toEqual(settingNames.filter((name) => name !== 'stage').sort());
  });

  it('shows no value on the stage local of what acts only in AWS', () => {
    const common = { region: 'eu-central-1', alarmEmail: 'team@example.com' };
    const { rows } = effective({ common, stages: { local: {} } }, 'local');
    const rowOf = (name: string) => rows.find(({ setting }) => setting === name);
    expect(rowOf('region')).toEqual({ setting: 'region', value: undefined, from: 'AWS' });
    expect(rowOf('alarmEmail')).toMatchObject({ from: 'common' });
  });

  it('refuses what a deployment would refuse, in the same words', () => {
    expect(() => effective({ stages: { prod: { region: 'Frankfurt' } } }, 'prod')).toThrow(
      'Must be the name of a region',
    );
    expect(() => effective(file, 'tset')).toThrow('There is no stage "tset". The stages are: prod, test.');
    expect(() => effective(file, 'tset')).toThrow('npx live-chat config --stage …');
  });
});
