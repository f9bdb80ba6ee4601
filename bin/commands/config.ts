/** `config`: what a deployment would be made with. */
import { join } from 'node:path';
import * as z from 'zod/mini';
import { defineCommand } from '#bin/kit/command.ts';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { optional } from '#bin/kit/option.ts';
import { onlyInAws, readSettings, settingsFiles } from '#bin/kit/settings-file.ts';
import { parseStackConfig, settingNames } from '#lib/settings/config.ts';
import { LOCAL_STAGE, type Source, settingsOfStage } from '#lib/settings/stages.ts';

const project = join(import.meta.dirname, '../..');

/** Prints the effective settings of a stage, each with where it comes from. */
export const configCommand = defineCommand({
  description: `Prints the settings that the next deployment of a stage is made with, and where each comes from: the stage, the settings that all stages have in common, or the default. On the stage local, settings that act only in AWS have no value and come from “AWS”. They are read from ${settingsFiles.join(' or ')}. A wrong setting is refused with what is allowed. It reads no deployment and changes nothing.`,
  options: {
    stage: optional('name', 'a stage of the settings file; by default the only one besides local, or prod', z.string()),
  },
  args: {},
  examples: [
    ['config --stage prod', 'Prints each setting of the stage and where it comes from.'],
    ['config --json', 'The same for a program.'],
  ],
  needs: 'nothing',
  whenStopped: 'Nothing was changed.',
  run: async ({ options, output }) => {
    const { name = 'no settings file', content } = await refusing(() => readSettings(project));
    const { rows, stage } = await refusing(async () => effective(content, options.stage));
    output.say(`Stage ${stage}, stack live-chat-${stage}, settings from ${name}`);
    const width = Math.max(...rows.map(({ setting }) => setting.length));
    for (const { setting, value, from } of rows)
      output.say(`${setting.padEnd(width)}  ${from.padEnd(7)}  ${JSON.stringify(value) ?? '–'}`);
    return { exit: 0, json: { stage, file: name, settings: rows } };
  },
});

export type Row = { setting: string; value: unknown; from: Source | 'default' | 'AWS' };

/** One row for each setting of a stage, without a value where `local` does without it; an object that several sources made has a row for each of its fields. */
export function effective(content: unknown, wanted: string | undefined): { rows: Row[]; stage: string } {
  const { settings, sources } = settingsOfStage(content, wanted);
  const isLocal = settings['stage'] === LOCAL_STAGE;
  const config: Record<string, unknown> = parseStackConfig(settings);
  const rows = settingNames
    .filter((name) => name !== 'stage')
    .flatMap((name): Row[] => {
      const isLeftOut = isLocal && onlyInAws.some((one) => one === name);
      return isLeftOut ? [{ setting: name, value: undefined, from: 'AWS' }] : rowsOf(name, config[name], sources);
    });
  return { rows, stage: String(settings['stage']) };
}

function rowsOf(setting: string, value: unknown, sources: ReadonlyMap<string, Source>): Row[] {
  const from = sources.get(setting);
  if (from !== undefined) return [{ setting, value, from }];
  const isPartlySet = [...sources.keys()].some((place) => place.startsWith(`${setting}.`));
  if (!isPartlySet) return [{ setting, value, from: 'default' }];
  return Object.entries(value as object).flatMap(([name, field]) => rowsOf(`${setting}.${name}`, field, sources));
}

async function refusing<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    throw new CommandError(4, error instanceof Error ? error.message : String(error), { cause: error });
  }
}
