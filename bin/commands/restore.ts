/** `restore`: the table as it was at a moment, ready to take the place of the stack's own. */
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { defineCommand } from '#bin/kit/command.ts';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { flag, optional } from '#bin/kit/option.ts';
import { restorableWindow, restoreSteps, restoreTable } from '#bin/restore/restore-table.ts';

const LOOK_EVERY_MS = 5000;

const moment = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => new Date(text)),
);

/** Restores the table of a stack to a new one, and prints the setting that switches to it. */
export const restoreCommand = defineCommand({
  description:
    "Restores the stack's table as it was at a moment of the last 35 days into a new table, with stream, expiry, protection and backups as the stack's own has them, and prints the setting that switches to it. The stack and its table aren't changed: you switch with the next deployment, and what was written after the moment is then missing. It takes from minutes to hours, and a restored gigabyte costs 0.15 USD. If it was stopped, run it again with the same --to: it goes on with the table that is there.",
  options: {
    to: optional(
      'time',
      'the moment, such as 2026-11-30T10:00:00Z; by default the latest that can be restored, about five minutes ago',
      moment,
      'Must be a date and a time with its zone, such as 2026-11-30T10:00:00Z',
    ),
    as: optional(
      'name',
      'the name of the new table; by default that of the old one with the moment',
      z.string().check(z.regex(/^[\w.-]{3,255}$/)),
      'Must be 3 to 255 letters, digits or _.-',
    ),
    yes: flag('ask nothing'),
  },
  args: {},
  examples: [
    ['restore --stack live-chat-prod', 'Restores the latest state, as after a deletion by mistake just now.'],
    ['restore --to 2026-11-30T10:00:00Z --stack live-chat-prod', 'Restores how it was at ten.'],
  ],
  needs: 'table',
  whenStopped: 'The new table may be half made; run the command again with the same --to to complete it.',
  run: async ({ options, place, output, signal, confirm }) => {
    if (place.kind === 'local')
      throw new CommandError(4, 'The local run has no backups. Name a deployed stack with --stack.');
    const tables = new DynamoDBClient();
    const source = place.output('TableName');
    const window = await restorableWindow(tables, source);
    if (!window) throw new CommandError(4, `${source} has no point-in-time recovery, so there is nothing to restore.`);
    const { earliest, latest } = window;
    const at = options.to ?? latest;
    if (at < earliest || at > latest) {
      throw new CommandError(
        4,
        `${source} can be restored to any second from ${earliest.toISOString()} to ${latest.toISOString()}, not to ${at.toISOString()}.`,
      );
    }
    const target = options.as ?? `${source}-${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}`;
    await confirm(`Restore ${source} as it was at ${at.toISOString()} to the new table ${target}?`);
    const progress = output.progress('Steps', restoreSteps.length);
    const restored = await restoreTable(
      tables,
      { source, target, at },
      {
        pause: () => setTimeout(LOOK_EVERY_MS, undefined, { signal }),
        onStep: (step) => progress.at(restoreSteps.indexOf(step)),
      },
    )
      .catch((error: unknown) => {
        throw error instanceof Error && error.message.includes('--as') ? new CommandError(4, error.message) : error;
      })
      .finally(progress.end);
    output.say(`${target} is ready, with everything that was written until ${at.toISOString()}.`);
    output.say('To switch to it, put this into the settings of the stage, deploy, and run recount:');
    output.say(`"table": ${JSON.stringify(restored)}`);
    return { exit: 0, json: { restored_to: at.toISOString(), name: target, table: restored } };
  },
});
