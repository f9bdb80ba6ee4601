/** `replay`: gives functions again what they gave up. */
import { type DeadLetter, describe, readDeadLetter } from '#bin/dead-letters/dead-letter.ts';
import { deadLetterQueue } from '#bin/dead-letters/queue.ts';
import { type FunctionNames, type Replayed, replay } from '#bin/dead-letters/replay.ts';
import { defineCommand } from '#bin/kit/command.ts';
import { flag } from '#bin/kit/option.ts';
import type { Place } from '#bin/kit/place.ts';

/** Replays the dead-letter queue. */
export const replayCommand = defineCommand({
  description:
    "Gives functions again what they gave up: records of the table's stream, and events such as a bot's turn or training, which wait in the dead-letter queue for 14 days. Fix the cause first. What succeeds is deleted from the queue; what fails again stays. Records of the stream can be read for a day. All functions tolerate to be given something twice.",
  options: {
    dryRun: flag('only say what is in the queue'),
    discard: flag('also delete what can no longer be replayed'),
  },
  args: {},
  examples: [
    ['replay --dry-run --stack live-chat-prod', 'Lists what was given up, and when.'],
    ['replay --stack live-chat-prod', 'Replays it, and exits with 1 if anything stays in the queue.'],
  ],
  needs: 'stack',
  whenStopped: 'What was replayed is deleted from the queue; the rest can be replayed in two minutes.',
  run: async ({ options, place, output, signal }) => {
    const queue = deadLetterQueue(place);
    const names = functionNames(place);
    const progress = output.progress('Dead letters', await queue.count());
    const results: (Replayed & { at: string | null })[] = [];
    let left = 0;
    for await (const { body, remove } of queue.messages()) {
      signal.throwIfAborted();
      const letter = readDeadLetter(body);
      const at = letter.kind === 'unknown' ? null : letter.at;
      const result = options.dryRun ? waiting(letter) : await replay(letter, names);
      if (isSettled(result, options.discard)) await remove();
      else left++;
      results.push({ at, ...result });
      progress.at(results.length);
      output.say(`${at ?? 'At an unknown time'}: ${words[result.outcome]}${result.about}`);
    }
    progress.end();
    output.say(`${results.length} dead letters, of which ${left} stay in the queue.`);
    return { exit: left === 0 ? 0 : 1, json: { found: results.length, left, dead_letters: results } };
  },
});

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

/** CDK ends a logical ID with a hash, after the names of the constructs. */
function functionNames({ resources }: Place): FunctionNames {
  const find = (name: string): string | undefined =>
    resources.find(
      ({ type, logicalId }) => type === 'AWS::Lambda::Function' && logicalId.replace(/[0-9A-F]{8}$/, '').endsWith(name),
    )?.physicalId;
  return { assign: find('assign'), react: find('react'), sweep: find('sweep') };
}
