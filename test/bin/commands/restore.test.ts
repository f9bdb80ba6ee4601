import { expect, it } from 'vitest';
import { restoreCommand } from '#bin/commands/restore.ts';
import type { AnyCommand } from '#bin/kit/command.ts';

it('restore says that the local run has no backups, and asks nothing of it', async () => {
  const place = { kind: 'local', name: 'the local run', output: () => 'Chat', maybe: () => 'Chat', resources: [] };
  const given = { options: {}, args: {}, place } as unknown as Parameters<AnyCommand['run']>[0];
  await expect(restoreCommand.run(given)).rejects.toMatchObject({
    name: 'CommandError',
    exit: 4,
    message: expect.stringMatching(/local run has no backups.*--stack/),
  });
});
