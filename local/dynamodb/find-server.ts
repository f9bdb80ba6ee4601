/** Decides which DynamoDB server is used: a running one, or a dynoxide binary to start. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type ServerSource = { kind: 'endpoint'; endpoint: string } | { kind: 'binary'; path: string };

/** Input of the decision. `locate` finds a package's package.json and throws if it isn't installed. */
export type Machine = {
  environment: Record<string, string | undefined>;
  platform: string;
  architecture: string;
  locate: (packageJson: string) => string;
};

/** The machine that this runs on. */
export const thisMachine = (): Machine => ({
  environment: process.env,
  platform: process.platform,
  architecture: process.arch,
  locate: createRequire(import.meta.url).resolve,
});

/** The npm package that holds the binary for a machine. */
export const packageFor = ({ platform, architecture }: Pick<Machine, 'platform' | 'architecture'>): string =>
  `@dynoxide/${platform}-${architecture}`;

/** `DYNAMODB_ENDPOINT`, then `DYNOXIDE_BIN`, then the npm package of this platform. Throws one sentence that names all three. */
export function findServer(machine: Machine = thisMachine()): ServerSource {
  const { DYNAMODB_ENDPOINT: endpoint, DYNOXIDE_BIN: binary } = machine.environment;
  if (endpoint) return { kind: 'endpoint', endpoint };
  if (binary) return { kind: 'binary', path: binary };
  const name = packageFor(machine);
  try {
    const folder = dirname(machine.locate(`${name}/package.json`));
    return { kind: 'binary', path: join(folder, machine.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide') };
  } catch {
    throw new Error(
      `No DynamoDB server for ${machine.platform}-${machine.architecture}: set DYNAMODB_ENDPOINT to a running one, ` +
        `set DYNOXIDE_BIN to a dynoxide binary, or install it with "npm install --no-save ${name}@1.2.1".`,
    );
  }
}
