/** The dependencies of bots and flows on a table in memory: hosts and providers that answer as a test says. */
import type { OnDelta, Outcome, Turn } from '#functions/bot/port/bot.ts';
import type { AutomationDeps } from '#functions/use-cases/automation/automate.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { memoryDeps } from './memory-deps.ts';

/** What was posted by http steps. */
type Posted = { url: string; body: Record<string, unknown>; headers: Record<string, string> };

/** Dependencies, and what a test may look at or turn. */
export type TestAutomation = MemoryDeps &
  AutomationDeps & {
    httpStepHosts: string[];
    posted: Posted[];
    /** What hosts answer; an error is thrown. */
    answer: unknown;
    turns: Turn[];
    /** What a bot does in its turn. */
    bot: (turn: Turn, onDelta: OnDelta) => Promise<Outcome>;
  };

/** Dependencies on an empty table. */
export function automationDeps(): TestAutomation {
  const posted: Posted[] = [];
  const turns: Turn[] = [];
  const deps: TestAutomation = {
    ...memoryDeps(),
    httpStepHosts: ['api.example.com'],
    hasMail: true,
    visitorMailLimit: 500,
    posted,
    answer: {},
    httpPost: async (url, body, headers) => {
      posted.push({ url: url.href, body: JSON.parse(body) as Record<string, unknown>, headers });
      if (deps.answer instanceof Error) throw deps.answer;
      return deps.answer;
    },
    turns,
    bot: async () => ({ action: 'answer', reply: 'On Monday.', confidence: 1 }),
    takeTurn: (turn, onDelta) => {
      turns.push(turn);
      return deps.bot(turn, onDelta);
    },
  };
  return deps;
}
