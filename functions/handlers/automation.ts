/**
 * Takes the turns of bots and workflows: started by `react` for each message that one of them has to answer, and waited for
 * by nobody. Also has a bot's model write for an agent, for `agent-api`, asks it a question for `settings-api`, which waits for
 * the outcome, and its test questions: neither may reach models.
 */
import * as z from 'zod/mini';
import { type Id, id } from '#core/model/id.ts';
import type { ConnectionTest } from '#core/model/bots/bot.ts';
import { copilotTasks } from '#core/model/knowledge/copilot-tasks.ts';
import { found } from '#core/model/errors.ts';
import {
  type TestModel,
  botTurnRunner,
  lateEmbedder,
  lateModelWriter,
  modelTester,
} from '#functions/bot/create-bots.ts';
import { coreDeps, reachOf } from '#functions/container.ts';
import { type BotItem, getBot } from '#functions/store/automation/bot-store.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { type HttpPost, httpPost, publicPost } from '#functions/platform/network/http-post.ts';
import { type AutomationDeps, automate } from '#functions/use-cases/automation/automate.ts';
import type { WriteForAgent } from '#functions/use-cases/copilot/write-for-agent.ts';
import { readList, readVariables } from '#functions/platform/variables.ts';

/** What it is started with. */
const turnRequest = z.object({ conversation_id: id, seq: z.int().check(z.gte(1)) });

/** What an agent asked for. `agent-api` has checked that they may. */
const forAgent = z.object({
  write_for_agent_id: id,
  conversation_id: id,
  bot_id: id,
  request_id: z.string(),
  task: z.enum(copilotTasks),
  text: z.string(),
  to: z._default(z.string(), ''),
});

const event = z.union([
  forAgent,
  turnRequest,
  z.object({ test_bot_id: id }),
  z.object({ embed_questions_of: id }),
  z.object({ model_run_of: id, run_id: id }),
]);

/** An admin waits for the answer. */
const EMBEDDING_MS = 5000;

/** Embeds those of a bot's test questions that aren't yet. */
type EmbedQuestions = (bot: BotItem) => Promise<void>;

/** Asks a bot's model some of its test questions. */
type RunWithModel = (bot: Id, run: Id) => Promise<void>;

/** The handler on these dependencies. @throws Error for an event of another shape, and for a bot that there isn't */
export function automation(
  deps: AutomationDeps & {
    testModel: TestModel;
    writeForAgent: WriteForAgent;
    embedQuestions: EmbedQuestions;
    runWithModel: RunWithModel;
  },
): (event: unknown) => Promise<ConnectionTest | void> {
  return async (given) => {
    const request = event.parse(given);
    if ('write_for_agent_id' in request) return deps.writeForAgent(request);
    if ('seq' in request) return automate(deps, request);
    if ('run_id' in request) return deps.runWithModel(request.model_run_of, request.run_id);
    if ('embed_questions_of' in request)
      return deps.embedQuestions(found(await getBot(deps.table, request.embed_questions_of)));
    return deps.testModel(found(await getBot(deps.table, request.test_bot_id)));
  };
}

/** In a stack on one machine, servers there may be called, too. */
const poster = (hosts: readonly string[]): HttpPost =>
  hosts.includes('localhost')
    ? async (...post) => httpPost((await import('#functions/platform/network/send-out.ts')).senderOut(true))(...post)
    : publicPost;

function build() {
  const variables = readVariables('automation', process.env);
  const core = coreDeps(variables);
  const deps = { ...core, reach: reachOf(variables, core) };
  const writeWithModel = lateModelWriter(variables);
  const httpStepHosts = readList(variables.HTTP_STEP_HOSTS);
  const outward = {
    ...deps,
    hasMail: variables.HAS_MAIL !== '',
    visitorMailLimit: Number(variables.VISITOR_MAIL_LIMIT),
    httpPost: poster(httpStepHosts),
    httpStepHosts,
  };
  const embed = lateEmbedder(deps, variables);
  return automation({
    ...outward,
    toolsFor: async (scene) => (await import('#functions/use-cases/bot-tools/bot-tools.ts')).botTools(outward, scene),
    takeTurn: botTurnRunner(deps, writeWithModel, embed),
    embedQuestions: async (bot) => {
      const { embedQuestions } = await import('#functions/use-cases/quality/asked-knowledge.ts');
      await embedQuestions({ ...deps, embed }, bot, EMBEDDING_MS);
    },
    runWithModel: async (bot, run) =>
      (await import('#functions/use-cases/quality/run-with-model.ts')).runWithModel(
        { ...deps, writeWithModel, embed },
        bot,
        run,
      ),
    testModel: modelTester(deps, variables),
    writeForAgent: async (request) =>
      (await import('#functions/use-cases/copilot/write-for-agent.ts')).writeForAgent(
        { ...deps, writeWithModel },
        request,
      ),
  });
}

/** What Lambda calls. */
export const handler = lazyHandler('automation', build);
