/** `npm run docs`: writes the reference of the page's commands and events into `docs/page-api.md`, from their types. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
const document = join(project, 'docs/page-api.md');

/** A member of an interface: the comment above it, and the code on one line. */
type Member = { comment: string; code: string };

/** The reference, as Markdown. @param types the text of `widget/live-chat.d.ts` */
export function reference(types: string): string {
  const commands = membersOf(types, 'LiveChatApi').filter(({ code }) => code.includes('command: '));
  const events = membersOf(types, 'LiveChatEvents');
  return [
    '# The page API',
    '`npm run docs` writes this page from `widget/live-chat.d.ts`. How to declare `LiveChat`, and when to call what, is on the [pages for site developers](site-developers.md).',
    '## Commands',
    ...commands.map(({ comment, code }) => `### ${callsOf(code)}\n\n${comment}`),
    '## Events',
    "`LiveChat('on', event, (detail) => …)` listens. Rows and conversations may have more fields than those listed here.",
    ...events.map((member) => `### ${eventOf(member.code)}\n\n${member.comment}${payloadOf(member.code)}`),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function membersOf(types: string, name: string): Member[] {
  const [, body = ''] = new RegExp(`interface ${name} \\{\\n(.*?)\\n\\}`, 's').exec(types) ?? [];
  return [...body.matchAll(/^  \/\*\*(.*?)\*\/\n(.*?;)$(?=\n  (?:\/\*\*|\S)|$(?![^]))/gms)].map(
    ([, comment = '', code = '']) => ({
      comment: comment.replaceAll(/\s*\n\s*\* ?/g, ' ').trim(),
      code: code.replaceAll(/\s+/g, ' ').trim(),
    }),
  );
}

/** `LiveChat('open')`, once for each name of a command, with its other parameters. */
function callsOf(code: string): string {
  const [, names = '', rest = ''] = /command: ([^,)]+)(.*)\): (?:void|boolean);$/.exec(code) ?? [];
  const parameters = rest
    .replace(/,$/, '')
    .replace(/listener(\??): .*$/, 'listener$1')
    .replace(/: Event\b/, '')
    .trimEnd();
  return names
    .split(' | ')
    .map((name) => `\`LiveChat(${name}${parameters})\``)
    .join(', ');
}

const eventOf = (code: string): string => `\`${code.split(/'?: /)[0]?.replace("'", '') ?? ''}\``;

function payloadOf(code: string): string {
  const payload = /^'?[\w:]+'?: (.*);$/.exec(code)?.[1] ?? 'undefined';
  return payload === 'undefined' ? '' : `\n\nDetail: \`${payload}\``;
}

if (process.argv[1] === import.meta.filename)
  await writeFile(document, reference(await readFile(join(project, 'widget/live-chat.d.ts'), 'utf8')));
