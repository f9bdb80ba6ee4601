/** What `npm test` needs in addition to `npm ci` on machines that the lock file doesn't cover: the embedded DynamoDB. */
import { installServer } from '#local/dynamodb/install-server.ts';

try {
  installServer();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
