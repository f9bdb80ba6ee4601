/** The description as one page without script or other files. Every operation and schema has its own address. */
import type { ApiDescription, Content, Operation, Parameter, Response } from '#core/contract/openapi.ts';
import { nameIn, type Schema } from '#core/contract/openapi-schemas.ts';
import { escape, prose, table } from './html.ts';
import { fieldRows, fieldType, typeOf } from './schema-table.ts';

type LocatedOperation = { method: string; path: string; operation: Operation };

/** The page of a description, including its style sheet. */
export function descriptionPage(description: ApiDescription, styles: string): string {
  const { info, tags, components } = description;
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): LocatedOperation => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
  const groups = tags.map(({ name, description: about }) => ({
    name,
    about,
    own: operations.filter(({ operation }) => operation.tags[0] === name),
  }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(info.title)} API</title>
<style>${styles}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Operations">${groups.map(contents).join('')}
<h2><a href="#schemas">Schemas</a></h2></nav>
<main id="content">
<h1>${escape(info.title)} API</h1>
${info.description
  .split('\n\n')
  .map((text) => `<p>${prose(text)}</p>`)
  .join('\n')}
<p>For programs: <a href="openapi.json">openapi.json</a> (OpenAPI ${description.openapi}).</p>
${groups.map(({ name, about, own }) => `<section><h2 id="${idOf(name)}">${escape(name)}</h2><p>${prose(about)}</p>${own.map((one) => article(one, components.schemas)).join('\n')}</section>`).join('\n')}
<section><h2 id="schemas">Schemas</h2>${Object.entries(components.schemas).map(schemaArticle).join('\n')}</section>
</main>
</body>
</html>
`;
}

const idOf = (tag: string): string => `tag-${tag.toLowerCase().replaceAll(' ', '-')}`;

function contents({ name, own }: { name: string; own: LocatedOperation[] }): string {
  const links = own.map(({ operation: { operationId }, method, path }) => {
    const short = path.replace(/^\/api\/(v1\/live-chat|widget\/\{token\})\//, '');
    return `<li><a href="#${operationId}"><span class="method">${method}</span> ${escape(short)}</a></li>`;
  });
  return `<h2><a href="#${idOf(name)}">${escape(name)}</a></h2><ul>${links.join('')}</ul>`;
}

function article({ method, path, operation }: LocatedOperation, named: Record<string, Schema>): string {
  const { operationId, description, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses);
  return `<article id="${operationId}">
<h3><a href="#${operationId}"><span class="method">${method}</span> ${escape(path)}</a></h3>
<p>${prose(description)}</p>
${table('Parameters', ['Name', 'Needed', 'Meaning'], parameters.map(parameterRow))}
${requestBody ? bodyOf('Body', requestBody.content, named) : ''}
${answers.filter(isSuccess).map(success).join('')}
${table('Errors', ['Status', 'Codes'], answers.filter((answer) => !isSuccess(answer)).map(errorRow))}
</article>`;
}

const parameterRow = ({ name, required, schema, description }: Parameter): string[] => [
  `<code>${name}</code>`,
  required ? 'required' : '',
  description === undefined ? fieldType(schema) : `${fieldType(schema)}. ${prose(description)}`,
];

type Answer = [status: string, Response];
const isSuccess = ([status]: Answer): boolean => status < '300';
const success = ([status, { description, content }]: Answer): string =>
  content ? bodyOf(`${status}: ${escape(description)}`, content) : `<p>${status}: ${escape(description)}</p>`;
const errorRow = ([status, { description }]: Answer): string[] => [status, prose(description)];

/** A request or response body: a named schema by its link or, if it is among `named`, by its fields; then the example. */
function bodyOf(caption: string, content: Content, named: Record<string, Schema> = {}): string {
  return Object.entries(content)
    .map(([mediaType, { schema, example }]) => {
      const rows = fieldRows(named[nameIn(schema.$ref ?? '')] ?? schema);
      const title = `${caption} <span class="media">${escape(mediaType)}</span>`;
      const shown =
        rows.length > 0 ? table(title, ['Field', 'Needed', 'Type'], rows) : `<p>${title} ${typeOf(schema)}</p>`;
      return example === undefined
        ? shown
        : `${shown}<pre><code>${escape(JSON.stringify(example, null, 2))}</code></pre>`;
    })
    .join('');
}

function schemaArticle([name, schema]: [string, Schema]): string {
  return `<article id="schema-${name}"><h3><a href="#schema-${name}">${name}</a></h3>${schema.properties ? table('Fields', ['Field', 'Needed', 'Type'], fieldRows(schema)) : `<p>${typeOf(schema)}</p>`}</article>`;
}
