/** Writes `docs/commands.md` from the commands' own descriptions: `npm run docs`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands } from '#bin/commands/all.ts';
import type { AnyCommand, ListedCommand } from '#bin/kit/command.ts';
import { exitCodes } from '#bin/kit/exit-codes.ts';
import { flagOf } from '#bin/kit/option.ts';

const document = join(import.meta.dirname, '../docs/commands.md');

/** What the page begins with. `ofTables`: the commands that need no more of a deployment than its table. */
const head = (ofTables: readonly string[]): string => `# Commands

\`npx live-chat <command>\` runs in a checkout of this project, after \`npm ci\`. Commands work on a deployed stack (\`--stack live-chat-prod\`), with the credentials and region that the AWS CLI finds, or on the stack that \`npm start\` runs (\`--local\`, with its address if that isn't http://localhost:8787). ${listed(ofTables)} also take the name of a table (\`--table\`). \`--region\` names another region. \`npx live-chat <command> --help\` says the same as this page, which is made from it (\`npm run docs\`).

With \`--json\`, a command prints one JSON document on stdout, also when it fails (\`{ "error": { "exit", "command", "message" } }\`); everything for people is on stderr then. Ctrl-C ends a command after the step that it is in; a second one ends it immediately.

| exit code | meaning |
| --- | --- |
${Object.entries(exitCodes)
  .map(([code, meaning]) => `| ${code} | ${meaning} |`)
  .join('\n')}
`;

/** The page, as Markdown before it is formatted. */
export async function commandsPage(list: readonly ListedCommand[] = commands): Promise<string> {
  const loaded = await Promise.all(list.map(async ({ name, load }) => ({ name, command: await load() })));
  const ofTables = loaded.filter(({ command }) => command.needs === 'table').map(({ name }) => `\`${name}\``);
  return [head(ofTables), ...loaded.map(({ name, command }) => section(name, command))].join('\n');
}

function section(name: string, { description, args, options, examples, whenStopped }: AnyCommand): string {
  const rows = [
    ...Object.entries(args).map(([key, one]) => [
      `\`${bracketed(one.placeholder ?? key, one.isRequired)}\``,
      one.description,
    ]),
    ...Object.entries(options).map(([key, one]) => [`\`${flagOf(key, one)}\``, one.description]),
  ].map((cells) => `| ${cells.join(' | ')} |`);
  const table = rows.length === 0 ? '' : `\n| argument or option | meaning |\n| --- | --- |\n${rows.join('\n')}\n`;
  const lines = examples.map(([line, what]) => `# ${what}\nnpx live-chat ${line}`).join('\n\n');
  return `## \`${name}\`\n\n${description}\n${table}\n\`\`\`sh\n${lines}\n\`\`\`\n\nAfter Ctrl-C: ${whenStopped}\n`;
}

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);

const bracketed = (name: string, isRequired: boolean): string => (isRequired ? `<${name}>` : `[${name}]`);

if (process.argv[1] === import.meta.filename) await writeFile(document, await commandsPage());
