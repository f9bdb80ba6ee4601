/** `replay`: gives functions again what they gave up. */
import { type DeadLetter, describe, readDeadLetter } from '#bin/dead-letters/dead-letter.ts';
import { deadLetterQueue } from '#bin/dead-letters/queue.ts';
import { functionNames } from '#bin/dead-letters/functions.ts';
import { type Replayed, replay } from '#bin/dead-letters/replay.ts';
import { replayWebhook } from '#bin/dead-letters/webhook.ts';
import { type Outcome, defineCommand } from '#bin/kit/command.ts';
import { aMoment, anId, flag, optional } from '#bin/kit/option.ts';
import { CommandError } from '#bin/kit/exit-codes.ts';
import type { Output } from '#bin/kit/output.ts';
import type { Place } from '#bin/kit/place.ts';

/** Replays the dead-letter queue. */
export const replayCommand = defineCommand({
  description:
    "Gives functions again what they gave up: records of the table's stream, and events such as a bot's turn or training, which wait in the dead-letter queue for 14 days. Fix the cause first. What succeeds is deleted from the queue; what fails again stays. Records of the stream can be read for a day. All functions tolerate to be given something twice. With --webhook, it sends the events of a webhook again instead, with the same IDs; deliveries are kept for 30 days.",
  options: {
    dryRun: flag('only say what is in the queue'),
    discard: flag('also delete what can no longer be replayed'),
    webhook: optional('id', 'the ID of a webhook whose events are sent again', anId),
    from: optional('time', 'with --webhook: the first moment, such as 2026-05-31 or 2026-05-31T08:00:00Z', aMoment),
    to: optional('time', 'with --webhook: the moment after the last one (default: now)', aMoment),
    onlyFailed: flag('with --webhook: only events that never arrived'),
  },
  args: {},
  examples: [
    ['replay --dry-run --stack live-chat-prod', 'Lists what was given up, and when.'],
    ['replay --stack live-chat-prod', 'Replays it, and exits with 1 if anything stays in the queue.'],
    [
      'replay --webhook 1753264128000001 --from 2026-05-31 --only-failed --stack live-chat-prod',
      'Sends again what a receiver has missed since that day.',
    ],
  ],
  needs: 'stack',
  whenStopped: 'What was replayed is deleted from the queue; the rest can be replayed in two minutes.',
  run: async ({ options, place, output, signal }) => {
    const { webhook, from, to = Date.now(), onlyFailed } = options;
    const watch = { output, signal };
    if (webhook === undefined) {
      if (from === undefined && options.to === undefined && !onlyFailed) return replayQueue(place, options, watch);
      throw new CommandError(2, '--from, --to and --only-failed are for --webhook <id>.');
    }
    if (from === undefined) throw new CommandError(2, 'Say from when: --webhook <id> --from <time>.');
    const count = await replayWebhook(place, { webhook, fromMs: from, toMs: to, onlyFailed }, watch);
    output.say(`${count} events are sent again. The deliveries of the webhook say what became of them.`);
    return { exit: 0, json: { replayed: count } };
  },
});

type Watch = { output: Output; signal: AbortSignal };

async function replayQueue(
  place: Place,
  { dryRun, discard }: { dryRun: boolean; discard: boolean },
  { output, signal }: Watch,
): Promise<Outcome> {
  const queue = deadLetterQueue(place);
  const names = functionNames(place);
  const progress = output.progress('Dead letters', await queue.count());
  const results: (Replayed & { at: string | null })[] = [];
  let left = 0;
  for await (const { body, remove } of queue.messages()) {
    signal.throwIfAborted();
    const letter = readDeadLetter(body);
    const at = letter.kind === 'unknown' ? null : letter.at;
    const result = dryRun ? waiting(letter) : await replay(letter, names);
    if (isSettled(result, discard)) await remove();
    else left++;
    results.push({ at, ...result });
    progress.at(results.length);
    output.say(`${at ?? 'At an unknown time'}: ${words[result.outcome]}${result.about}`);
  }
  progress.end();
  output.say(`${results.length} dead letters, of which ${left} stay in the queue.`);
  return { exit: left === 0 ? 0 : 1, json: { found: results.length, left, dead_letters: results } };
}

const waiting = (letter: DeadLetter): Replayed => ({ outcome: 'waiting', about: describe(letter) });

const words: Record<Replayed['outcome'], string> = {
  waiting: '',
  replayed: 'Replayed. ',
  needless: 'Deleted. ',
  lost: "Can't be replayed. ",
  failed: 'Failed. ',
  unknown: "Can't be replayed. ",
};

/** Whether a dead letter may leave the queue. */
function isSettled({ outcome }: Replayed, discard: boolean): boolean {
  switch (outcome) {
    case 'replayed':
    case 'needless':
      return true;
    case 'lost':
    case 'unknown':
      return discard;
    case 'waiting':
    case 'failed':
      return false;
  }
}
