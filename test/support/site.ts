/** A site on this machine, with whatever pages a test gives it, and those that are made to break what reads them. */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A page: its HTML, or how it is answered. */
export type SitePage = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** Answers with this status, these headers and this body. */
export const answering =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): SitePage =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

/** Answers with a page that says when it changed, and with 304 to whoever knows it. */
export const tagged =
  (etag: string, html: string): SitePage =>
  (request, response) =>
    request.headers['if-none-match'] === etag
      ? void response.writeHead(304, { etag }).end()
      : void response.writeHead(200, { etag, 'content-type': 'text/html' }).end(html);

/** A page with a heading, and a text for each question. */
export const pageOf = (title: string, questions: Record<string, string>, more = ''): string =>
  `<!doctype html><html><head><title>${title} | Shop</title></head><body><nav><a href="/">Home</a></nav><main><h1>${title}</h1>` +
  Object.entries(questions)
    .map(([question, answer]) => `<h2>${question}</h2><p>${answer}</p>`)
    .join('') +
  `${more}</main><footer>© Shop</footer></body></html>`;

/** Endless: as long as somebody reads, there is more. */
export const endless: SitePage = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  const chunk = `<p>${'word '.repeat(10_000)}</p>`;
  const more = () => {
    while (response.writable && !response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

/** A few kilobytes that become hundreds of megabytes. */
export const gzipBomb: SitePage = answering(
  200,
  { 'content-type': 'text/html', 'content-encoding': 'gzip' },
  gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a')),
);

/** A month of a calendar, which leads to the next for ever. */
export const calendar: SitePage = (request, response) => {
  const [, year = '2026', month = '1'] = /(\d+)\/(\d+)/.exec(request.url ?? '') ?? [];
  const next = Number(month) === 12 ? `${Number(year) + 1}/1` : `${year}/${Number(month) + 1}`;
  const html = pageOf(
    `Calendar ${year}/${month}`,
    {},
    `<p>Nothing happens in this month.</p><a href="/calendar/${next}">Next</a>`,
  );
  response.writeHead(200, { 'content-type': 'text/html' }).end(html);
};

/** Starts the site. Unknown pages are answered with 404. */
export async function startSite(pages: Record<string, SitePage> = {}) {
  const requests: string[] = [];
  const agents = new Set<string>();
  const site = { pages };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(request.url ?? '');
    agents.add(request.headers['user-agent'] ?? '');
    const prefix = Object.keys(site.pages).find((path) => path.endsWith('*') && pathname.startsWith(path.slice(0, -1)));
    const page = site.pages[request.url ?? ''] ?? site.pages[pathname] ?? (prefix && site.pages[prefix]);
    if (typeof page === 'function') page(request, response);
    else if (page === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    agents,
    site,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
