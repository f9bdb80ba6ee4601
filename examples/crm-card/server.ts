import { type Server, createServer } from 'node:http';
import { type Context, verifyToken } from '../context-link/verify-token.ts';

/** A row of the card. `link` is optional, and must be https. */
export type Row = { label: string; value: string; link?: string };

/** What the server needs. `rowsFor` looks the visitor up in your own data; undefined for a visitor you don't know. */
export type Options = {
  secret: string;
  origin: string;
  rowsFor: (context: Context) => Promise<Row[] | undefined>;
};

/** Answers requests for cards: JSON within three seconds, at most 32 KB and 20 rows, and 404 for nobody you know. */
export function cardServer({ secret, origin, rowsFor }: Options): Server {
  return createServer((request, response) => {
    void (async () => {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const context = verifyToken(token, secret, origin, 'crm-card');
      if (!context) return response.writeHead(401).end();
      const rows = await rowsFor(context);
      if (!rows) return response.writeHead(404).end();
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ rows }));
    })().catch(() => response.writeHead(500).end());
  });
}
