/** `npm run lint:api`: Redocly and Spectral on the API description. Spectral is fetched by npx, as it is large. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeApi } from '#core/contract/openapi.ts';
import { endpoints } from '#core/contract/http.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-chat-lint-'));
const run = (...command: string[]) => execFileSync('npx', command, { cwd: folder, stdio: 'inherit' });
try {
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(describeApi(endpoints)));
  writeFileSync(join(folder, '.spectral.yaml'), 'extends: ["spectral:oas"]\n');
  run('--yes', '@redocly/cli@2.77.0', 'lint', '--max-problems=1000', 'openapi.json');
  run('--yes', '@stoplight/spectral-cli@6.16.3', 'lint', '--fail-severity=warn', 'openapi.json');
} finally {
  rmSync(folder, { recursive: true });
}
