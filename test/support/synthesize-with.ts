/** Synthesizes the local stack with settings that the project's own doesn't have. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackSettings } from '#lib/settings/settings.ts';

/** Writes the stack into `cdk.out` of a folder, and returns where it is. */
export function synthesizeWith(settings: StackSettings, folder: string): string {
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify({ stages: { local: settings } }));
  const assembly = join(folder, 'cdk.out');
  const context = { stage: 'local', settings: file, 'aws:cdk:enable-path-metadata': true };
  execFileSync(process.execPath, ['bin/live-chat.ts'], {
    env: { ...process.env, CDK_OUTDIR: assembly, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' },
  });
  return assembly;
}
