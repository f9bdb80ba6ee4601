/** `recount`: compares the stored numbers of reports with the conversations. */
import { defineCommand } from '#bin/kit/command.ts';
import { flag } from '#bin/kit/option.ts';
import { tableOf } from '#functions/container.ts';
import { recount, repair } from '#functions/use-cases/reports/recount.ts';

/** Counts everything in reports again. Exits with 1 where there are differences. */
export const recountCommand = defineCommand({
  description:
    'Counts everything in reports again from the conversations, and prints every difference. Changes nothing unless --mend is given, which corrects the differences. It reads every conversation, which costs about a cent per thousand. Conversations that change during the run can show up as differences, so run it again before you act.',
  options: { mend: flag('correct the differences') },
  args: {},
  examples: [
    ['recount --stack live-chat-prod', 'Prints every difference, and exits with 1 if there are any.'],
    ['recount --local --mend', 'Corrects the numbers of the stack that npm start runs.'],
  ],
  needs: 'table',
  whenStopped: 'A recount that was stopped changed nothing, or corrected a part of the differences; run it again.',
  run: async ({ options, place, output, signal }) => {
    const deps = { table: tableOf({ TABLE_NAME: place.output('TableName') }), now: Date.now };
    const progress = output.progress('Conversations read');
    const found = await recount(deps, (done) => {
      signal.throwIfAborted();
      progress.at(done);
    }).finally(progress.end);
    const { conversations, facts, slots, drift } = found;
    for (const { what } of drift) output.note(what);
    output.say(
      `${conversations} conversations, ${facts} metric events, ${slots} aggregates: ${drift.length} differences.`,
    );
    if (options.mend) await repair(deps, found);
    const differences = drift.map(({ what }) => what);
    return {
      exit: drift.length === 0 ? 0 : 1,
      json: { conversations, metric_events: facts, aggregates: slots, differences, mended: options.mend },
    };
  },
});
