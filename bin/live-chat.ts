/** The CDK app: one stack per stage (`-c stage=…`), settings in the context `live-chat` of `cdk.json`. Reads all there is to read. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { parseConfig } from '../lib/config.ts';
import { LiveChatStack } from '../lib/live-chat-stack.ts';

const project = join(import.meta.dirname, '..');
// The CDK command passes the context of cdk.json itself; run without it, the app must not behave otherwise.
const { context } = JSON.parse(readFileSync(join(project, 'cdk.json'), 'utf8'));
const app = new App({ context });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const assets = join(project, 'dist');
if (!existsSync(assets)) throw new Error('There is nothing to deploy in dist/ yet: run "npm run build" first.');
const config = parseConfig(app.node.tryGetContext('live-chat') ?? {}, app.node.tryGetContext('stage'));
new LiveChatStack(app, `live-chat-${config.stage}`, {
  config,
  assets,
  description: 'Live chat: widget, dashboard, assignment',
});
app.synth();
