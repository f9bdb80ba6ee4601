/** Modules from memory: live chat can be switched, email answers and the event bus need a setting. */
import { type ModuleFacts, describeModules } from '#core/integrations/modules.ts';
import { type Answered, type Asked, ok } from './fake-answers.ts';

/** The operations, by name. */
export function modulesOf(): Record<string, (asked: Asked) => Answered> {
  const facts: ModuleFacts = {
    settings: new Set(['mail', 'files']),
    counts: { widgets: 2, webhooks: 3, api_keys: 2, bots: 3 },
    isLiveChatOn: true,
    hasCard: false,
  };
  const all = () => ok({ data: describeModules(facts) });
  return {
    listModules: all,
    switchLiveChat: ({ body }) => {
      facts.isLiveChatOn = body['is_enabled'] === true;
      return all();
    },
  };
}
