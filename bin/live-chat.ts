/** The CDK app: one stack per stage (`-c stage=…`), settings in the context `live-chat` of `cdk.json`. Reads all settings. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type Config, misplacedSettings, parseConfig } from '#lib/config.ts';
import { LiveChatStack } from '#lib/live-chat-stack.ts';

const project = join(import.meta.dirname, '..');
// The CDK command passes the context of cdk.json itself; run without it, the app must not behave otherwise.
const file = JSON.parse(readFileSync(join(project, 'cdk.json'), 'utf8'));
const { context } = file;
const app = new App({ context });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const misplaced = misplacedSettings(file);
if (misplaced !== undefined) stop(misplaced);
const config = settings();
const assets = join(project, 'dist');
if (!existsSync(assets)) stop('There is nothing to deploy in dist/ yet. Run "npm run build" first.');
new LiveChatStack(app, `live-chat-${config.stage}`, {
  config,
  assets,
  description: 'Live chat: widget, dashboard, assignment',
});
app.synth();

function settings(): Config {
  try {
    return parseConfig(app.node.tryGetContext('live-chat') ?? {}, app.node.tryGetContext('stage'));
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

/** Ends the synthesis with a sentence instead of a stack trace, for the person who deploys. */
function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
