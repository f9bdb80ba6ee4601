/** `reindex`: rewrites search words by the present rules. */
import { defineCommand } from '#bin/kit/command.ts';
import { tableOf } from '#functions/container.ts';
import { reindex } from '#functions/use-cases/search/reindex.ts';

/** Rewrites the search words of settled conversations that were stored by earlier rules. */
export const reindexCommand = defineCommand({
  description:
    'Rewrites the search words of settled conversations that an earlier version stored by other rules. It reads every settled conversation whose words are older, and costs about as much as recount. It can run at any time, and again after it was stopped.',
  options: {},
  args: {},
  examples: [['reindex --stack live-chat-prod', 'Rewrites what is older than the present rules.']],
  needs: 'table',
  whenStopped: 'Run it again to go on with what is left.',
  run: async ({ place, output, signal }) => {
    const progress = output.progress('Conversations');
    const table = tableOf({ TABLE_NAME: place.output('TableName') });
    const { indexed, rewritten } = await reindex({ table }, (done) => {
      signal.throwIfAborted();
      progress.at(done);
    }).finally(progress.end);
    output.say(`${indexed} settled conversations can be found by their words; ${rewritten} were rewritten.`);
    return { exit: 0, json: { indexed, rewritten } };
  },
});
