/** The CDK app: the stack of one stage (`-c stage=…`), with the settings of `live-chat.config.json` or `.ts`, or of another file (`-c settings=…`). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { onlyInAws, readSettings } from '#bin/kit/settings-file.ts';
import { misplacedSettings, parseStackConfig, type StackConfig } from '#lib/settings/config.ts';
import { LiveChatStack } from '#lib/live-chat-stack.ts';
import { LOCAL_STAGE, type SettingsFile, settingsOfStage } from '#lib/settings/stages.ts';

const project = join(import.meta.dirname, '..');
// The CDK command passes the context of cdk.json itself; run without it, the app must not behave otherwise.
const file = JSON.parse(readFileSync(join(project, 'cdk.json'), 'utf8'));
const app = new App({ context: file.context });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const assets = join(project, 'dist');
try {
  const stage: string | undefined = app.node.tryGetContext('stage');
  const config = await settings(stage);
  if (!existsSync(assets)) throw new Error('There is nothing to deploy in dist/ yet. Run "npm run build" first.');
  new LiveChatStack(app, `live-chat-${config.stage}`, {
    config,
    assets,
    description: 'Live chat: widget, dashboard, assignment',
  });
  app.synth();
} catch (error) {
  // Sentences instead of a stack trace, for the person who deploys.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function settings(stage: string | undefined): Promise<StackConfig> {
  const context = app.node.tryGetContext('live-chat');
  const misplaced = misplacedSettings(context === undefined ? file : { context: { 'live-chat': context } });
  if (misplaced !== undefined) throw new Error(misplaced);
  const { content } = await readSettings(project, app.node.tryGetContext('settings'));
  if (stage !== LOCAL_STAGE) return parseStackConfig(settingsOfStage(content, stage).settings);
  return parseStackConfig(localSettings(content));
}

/** What all stages have in common and the stage `local` has of its own, without what only AWS has. */
function localSettings(content: unknown): Record<string, unknown> {
  const file = content as SettingsFile | undefined;
  // The others aren't asked for: what is wrong in them is said when they are deployed.
  const { settings } = settingsOfStage(
    { ...file, stages: { [LOCAL_STAGE]: file?.stages?.[LOCAL_STAGE] ?? {} } },
    LOCAL_STAGE,
  );
  for (const name of onlyInAws) delete settings[name];
  return settings;
}
