/** What `npm start` and `npm run dev` do first: read their variables, check what they need, and build. */
import { installServer } from '#local/dynamodb/install-server.ts';
import { listen } from '#local/platform/listener.ts';
import { dataFolderFrom } from '#local/stack/data-folder.ts';
import { portFrom } from './port.ts';
import { run } from './synthesize.ts';

/** What the variables `PORT` and `DATA_DIR` say. Without `DATA_DIR` the folder is undefined and nothing is kept. */
type StartOptions = { readonly port: number; readonly dataFolder: string | undefined };

/** Builds everything. Throws one sentence that says what to do if a variable is wrong, the port is in use, or the build fails. */
export async function build({ PORT, DATA_DIR }: NodeJS.ProcessEnv): Promise<StartOptions> {
  const port = portFrom(PORT);
  const dataFolder = dataFolderFrom(DATA_DIR);
  // Report a port that is in use now, not after a build.
  await (await listen(port)).close();
  installServer();
  await run('bin/build.ts');
  return { port, dataFolder };
}
