import { describe, expect, it } from 'vitest';
import { type ModuleFacts, describeModules, moduleState, settingExamples } from '#core/integrations/modules.ts';
import { type ModuleId, moduleIds, moduleSettings } from '#core/model/widgets/module.ts';
import { parseConfig } from '#lib/settings/config.ts';

const nothing: ModuleFacts = {
  settings: new Set(),
  counts: { widgets: 0, webhooks: 0, api_keys: 0, bots: 0 },
  isLiveChatOn: true,
  hasCard: false,
};
const everything: ModuleFacts = {
  settings: new Set(moduleSettings),
  counts: { widgets: 1, webhooks: 1, api_keys: 1, bots: 1 },
  isLiveChatOn: true,
  hasCard: true,
};

describe('the state of a module', () => {
  it.each<[ModuleId, string]>([
    ['live_chat', 'on'],
    ['email', 'needs_setting'],
    ['email_replies', 'needs_setting'],
    ['webhooks', 'off'],
    ['event_bus', 'needs_setting'],
    ['api_keys', 'off'],
    ['mcp', 'off'],
    ['ai', 'off'],
    ['files', 'needs_setting'],
    ['push', 'on'],
    ['crm_card', 'needs_setting'],
  ])('is, for %s of a deployment without settings and anything set up, %s', (id, state) => {
    expect(moduleState(id, nothing)).toBe(state);
  });

  it.each(moduleIds)('is on for %s where everything was set up', (id) => {
    expect(moduleState(id, everything)).toBe('on');
  });

  it('is off for live chat that was switched off', () => {
    expect(moduleState('live_chat', { ...everything, isLiveChatOn: false })).toBe('off');
  });

  it('is off for a card that may be asked for, but was not set up', () => {
    expect(moduleState('crm_card', { ...everything, hasCard: false })).toBe('off');
  });
});

describe('the description of modules', () => {
  it('names each once, in the order of the page', () => {
    expect(describeModules(nothing).map(({ id }) => id)).toEqual(moduleIds);
  });

  it('says which setting is missing, and what to write in which file', () => {
    const replies = describeModules(nothing).find(({ id }) => id === 'email_replies');
    expect(replies?.setting).toEqual({
      name: 'mail.replies',
      file: 'live-chat.config.json',
      example: '"replies": { "domain": "reply.example.com" }',
    });
  });

  it.each(moduleSettings)('gives an example of %s that a deployment accepts', (name) => {
    const { example } = describeModules(nothing).find(({ setting }) => setting?.name === name)?.setting ?? {};
    expect(JSON.parse(`{${example}}`)).toEqual(settingExamples[name]);
    const isNested = name === 'mail.replies';
    const config = isNested ? { mail: { from: 'chat@example.com', ...settingExamples[name] } } : settingExamples[name];
    expect(() => parseConfig(config)).not.toThrow();
  });
});
