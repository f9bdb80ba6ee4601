import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Runs the app as the CDK command does, with this context. */
const synthesize = (context: object) =>
  new Promise<{ code: number; err: string }>((resolve) => {
    const env = { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) };
    const child = execFile(process.execPath, ['bin/live-chat.ts'], { env }, (_, __, err) =>
      resolve({ code: child.exitCode ?? -1, err }),
    );
  });

it('ends the deployment with a sentence and without a stack trace when settings are wrong', async () => {
  const { code, err } = await synthesize({ 'live-chat': { alarmEmail: 'team@example.com' }, stage: 'trial' });
  expect(code).toBe(1);
  expect(err).toMatch(/^cdk\.json has settings of live chat where nothing reads them: context\.live-chat\. Move them/);
  expect(err).not.toMatch(/^ +at /m);
});

it('is started through npm, which finds the Node of the project on every platform', () => {
  const { app, build } = JSON.parse(readFileSync('cdk.json', 'utf8')) as Record<string, string>;
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect([app, build].map((command) => scripts[/^npm run --silent (\w+)$/.exec(command ?? '')?.[1] ?? ''])).toEqual([
    'node bin/check-node.mjs && node bin/live-chat.ts',
    'node bin/build.ts',
  ]);
});
