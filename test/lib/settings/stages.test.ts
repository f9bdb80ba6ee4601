import { describe, expect, it } from 'vitest';
import { settingsOfStage } from '#lib/settings/stages.ts';

const file = {
  common: {
    alarmEmail: 'team@example.com',
    mail: { from: 'chat@example.com', unreadMinutes: 5 },
    httpStepHosts: ['a.example'],
  },
  stages: {
    prod: { domain: { name: 'chat.example.com' }, mail: { unreadMinutes: 15 } },
    test: { mail: null, keepData: false, httpStepHosts: [], files: {} },
  },
};

describe('the settings of a stage', () => {
  it('are laid over the common ones field by field, and each has its source', () => {
    const { settings, sources } = settingsOfStage(file, 'prod');
    expect(settings).toEqual({
      stage: 'prod',
      alarmEmail: 'team@example.com',
      mail: { from: 'chat@example.com', unreadMinutes: 15 },
      httpStepHosts: ['a.example'],
      domain: { name: 'chat.example.com' },
    });
    expect(Object.fromEntries(sources)).toEqual({
      alarmEmail: 'common',
      'mail.from': 'common',
      'mail.unreadMinutes': 'stage',
      httpStepHosts: 'common',
      'domain.name': 'stage',
    });
  });

  it('take twenty times the usual load on one machine, unless the file says otherwise', () => {
    expect(settingsOfStage(undefined, 'local').settings).toEqual({ stage: 'local', capacity: 20 });
    expect(settingsOfStage({ common: { capacity: 1 } }, 'local').settings['capacity']).toBe(1);
    expect(settingsOfStage(undefined, 'prod').settings['capacity']).toBeUndefined();
  });

  it('take a common one away by null, and replace lists', () => {
    const { settings, sources } = settingsOfStage(file, 'test');
    expect(settings).toEqual({
      stage: 'test',
      alarmEmail: 'team@example.com',
      keepData: false,
      httpStepHosts: [],
      files: {},
    });
    expect(Object.fromEntries(sources)).toEqual({
      alarmEmail: 'common',
      keepData: 'stage',
      httpStepHosts: 'stage',
      files: 'stage',
    });
  });

  it.each([
    [undefined, undefined, 'prod'],
    [undefined, 'test', 'test'],
    [{}, undefined, 'prod'],
    [{ stages: { eu: {} } }, undefined, 'eu'],
    [{ stages: { eu: {}, prod: {} } }, undefined, 'prod'],
    // The stage of `npm start` is never what a deployment means.
    [{ stages: { local: {} } }, undefined, 'prod'],
    [{ stages: { local: {}, eu: {} } }, undefined, 'eu'],
    [{ stages: { local: {} } }, 'local', 'local'],
  ])('in %j, with %j on the command line, are those of %s', (content, stage, expected) => {
    expect(settingsOfStage(content, stage).settings).toMatchObject({ stage: expected });
  });

  it.each([
    [file, 'tset', 'There is no stage "tset". The stages are: prod, test.'],
    [{ stages: { eu: {}, us: {} } }, undefined, 'Which stage is meant? The stages are: eu, us.'],
    [{ stages: { toString: {} } }, 'constructor', 'There is no stage "constructor"'],
    [[], undefined, 'must be an object with "common" and "stages". Read: []'],
    [{ mail: {} }, undefined, 'Nothing reads "mail" here. Move it into "common", or into a stage'],
    [{ common: [] }, undefined, '"common" must be an object of settings. Read: []'],
    [{ stages: 'prod' }, undefined, '"stages" must be an object of stages. Read: "prod"'],
    [{ stages: { prod: true } }, undefined, '"stages.prod" must be an object of settings. Read: true'],
    [{ common: { stage: 'prod' } }, undefined, '"stage" isn\'t a setting of this file'],
    [
      { stages: { prod: { stage: 'test' } } },
      undefined,
      'a stage\'s name is its key in "stages". Read: "stage": "test"',
    ],
  ])('%j is refused with the sentence that mends it', (content, stage, sentence) => {
    expect(() => settingsOfStage(content, stage)).toThrow('The settings file is wrong. ');
    expect(() => settingsOfStage(content, stage)).toThrow(sentence);
  });

  it.each([
    ['{"stages":{"__proto__":{}}}', '"__proto__" isn\'t a name'],
    ['{"common":{"__proto__":{"keepData":false}}}', '"__proto__" isn\'t a name'],
    ['{"stages":{"prod":{"mail":{"__proto__":{"from":"a@example.com"}}}}}', '"mail.__proto__" isn\'t a name'],
  ])('in %s are refused: no object has that name', (json, sentence) => {
    expect(() => settingsOfStage(JSON.parse(json))).toThrow(sentence);
  });

  it('are quoted in part where they are long', () => {
    const long = Array.from({ length: 10_000 }, () => 'a setting');
    const sentence = /^.{1,80}Read: \["a setting",.{1900,2000}…$/;
    expect(() => settingsOfStage(long)).toThrow(sentence);
  });

  it.each([
    [{ domain: { name: 'chat.example.com' } }, 'common.domain'],
    [{ mail: { from: 'a@example.com', replies: { domain: 'reply.example.com' } } }, 'common.mail.replies'],
    [{ userPool: { id: 'eu-central-1_a', signInDomain: 'login.example.com' } }, 'common.userPool'],
    [{ fileBucket: 'live-chat-files-abc123' }, 'common.fileBucket'],
  ])('that two stages would share, and can’t, are refused: %j', (common, name) => {
    expect(() => settingsOfStage({ common, stages: { a: {}, b: {} } }, 'a')).toThrow(
      `"${name}" would be the same in a and b, which can't share it. Move it into the stage that it belongs to.`,
    );
    expect(() => settingsOfStage({ common, stages: { a: {}, local: {} } })).not.toThrow();
  });
});
