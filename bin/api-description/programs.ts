/** `npm run docs`: writes what follows from the contract into `docs/programs.md`, between its markers. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { teamApi } from '#core/contract/http.ts';
import { AGENT_API, type Endpoint } from '#core/contract/kit/endpoint.ts';
import { eventNotes } from '#core/contract/openapi-texts.ts';
import { MAX_ANSWER_BYTES } from '#core/limits/answer-size.ts';
import { describeTools } from '#core/mcp/describe-tools.ts';
import { MAX_RESULT_CHARS } from '#core/mcp/fit-result.ts';
import { problems } from '#core/model/errors.ts';
import { eventTypes, subjectOf } from '#core/webhooks/event-types.ts';
import { eventData } from '#core/webhooks/events.ts';
import { MAX_TEAM_BODY_BYTES } from '#functions/http/request-body.ts';
import { KEY_ADDRESS_RATE, KEY_RATE } from '#functions/http/request-limits.ts';

const document = join(import.meta.dirname, '../../docs/programs.md');

/** The parts of the page that follow from the contract, by the name in their markers. */
const parts: Record<string, () => string> = {
  limits: () =>
    table(
      ['what', 'limit'],
      [
        ['requests with one key', `${KEY_RATE.burst} at once, then ${KEY_RATE.perSecond} per second`],
        ['requests with keys from one IP address', `${KEY_ADDRESS_RATE} per second`],
        ['a request body', `${MAX_TEAM_BODY_BYTES / 1024} KB, more where the reference says so`],
        ['a response', `${MAX_ANSWER_BYTES / 1_000_000} MB; a page that would be larger is shorter than \`limit\``],
        ['entries of a page', '`limit`: 1 to 100, by default 25'],
        ['the result of a tool (MCP)', `${MAX_RESULT_CHARS.toLocaleString('en-US')} characters`],
      ],
    ),
  errors: () =>
    table(
      ['status', 'code', 'title'],
      Object.entries(problems).map(([code, { status, title }]) => [`${status}`, `\`${code}\``, title]),
    ),
  'refuse-keys': () =>
    table(
      ['operation', 'what it does'],
      Object.values<Endpoint>(teamApi)
        .filter(({ isForPeople }) => isForPeople)
        .map(({ method, path, summary }) => [`\`${method} ${path.slice(AGENT_API.length)}\``, summary]),
    ),
  events: () =>
    table(
      ['event', 'when', 'about', 'fields of `data`'],
      eventTypes.map((type) => [
        `\`${type}\``,
        eventNotes[type],
        subjectOf(type),
        Object.keys((eventData[type] as z.ZodMiniObject).shape)
          .map((field) => `\`${field}\``)
          .join(', '),
      ]),
    ),
  tools: () =>
    table(
      ['tool', 'what it does', 'roles of keys'],
      Object.values(describeTools()).map(({ listed, roles }) => [
        `\`${listed.name}\``,
        listed.description.split(/\.(?: |$)/)[0] ?? '',
        roles.toReversed().join(', '),
      ]),
    ),
};

/** The page with its parts as they are now. @throws Error where it lacks the markers of one */
export function programsPage(page: string): string {
  return Object.entries(parts).reduce((text, [name, write]) => {
    const [start, end] = [`<!-- ${name}: npm run docs -->`, `<!-- end of ${name} -->`];
    const [before, rest] = text.split(`${start}\n`);
    const [, after] = rest?.split(end) ?? [];
    if (before === undefined || after === undefined) throw new Error(`docs/programs.md has no markers of ${name}.`);
    return `${before}${start}\n\n${write()}\n\n${end}${after}`;
  }, page);
}

/** A table whose columns are aligned, as the formatter aligns them. */
function table(heads: string[], rows: string[][]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', String.raw`\|`)));
  const widths = heads.map((head, column) =>
    Math.max(3, ...[heads, ...escaped].map((row) => (row[column] ?? head).length)),
  );
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...escaped.map(line)].join('\n');
}

if (process.argv[1] === import.meta.filename) await writeFile(document, programsPage(await readFile(document, 'utf8')));
