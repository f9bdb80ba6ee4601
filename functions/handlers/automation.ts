/** Takes the turns of bots and workflows: started by `react` for each message that one of them has to answer, and waited for by nobody. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { botTurnRunner } from '#functions/bot/create-bots.ts';
import { coreDeps } from '#functions/container.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { publicPost } from '#functions/platform/network/http-post.ts';
import { type AutomationDeps, automate } from '#functions/use-cases/automation/automate.ts';
import { readList, readVariables } from '#functions/platform/variables.ts';

/** What it is started with. */
const turnRequest = z.object({ conversation_id: id, seq: z.int().check(z.gte(1)) });

/** The handler on these dependencies. @throws Error for an event of another shape */
export function automation(deps: AutomationDeps): (event: unknown) => Promise<void> {
  return (event) => automate(deps, turnRequest.parse(event));
}

function build() {
  const variables = readVariables('automation', process.env);
  const deps = coreDeps(variables);
  return automation({
    ...deps,
    hasMail: variables.HAS_MAIL !== '',
    visitorMailLimit: Number(variables.VISITOR_MAIL_LIMIT),
    httpPost: publicPost,
    httpStepHosts: readList(variables.HTTP_STEP_HOSTS),
    takeTurn: botTurnRunner(deps, variables),
  });
}

/** What Lambda calls. */
export const handler = lazyHandler('automation', build);
