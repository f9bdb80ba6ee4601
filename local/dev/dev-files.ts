/** What `npm run dev` serves itself: the widget's built files, and the event that makes open pages reload. */
import { createReadStream, existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { contentTypeOf } from '#local/platform/content-types.ts';
import type { Shop } from '#local/stack/pages.ts';

const RELOADS = '/local/reloads';
/** A page that loads again takes the scripts that its browser may keep: they are fetched past its cache first. */
const script = `<script>new EventSource('${RELOADS}').onmessage = async () => {
  const addresses = [...document.scripts].flatMap(({ src }) => src || []);
  await Promise.allSettled(addresses.map((address) => fetch(address, { cache: 'reload' })));
  location.reload();
};</script>`;

export class DevFiles {
  readonly #folder: string;
  readonly #open = new Set<ServerResponse>();

  /** `folder` contains the built widget. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The shop, whose pages reload when something changed. */
  reloading(shop: Shop): Shop {
    return async (path) => {
      const page = await shop(path);
      if (!page?.headers['content-type']?.startsWith('text/html')) return page;
      return { ...page, body: Buffer.from(page.body.toString().replace('</body>', `${script}</body>`)) };
    };
  }

  /** Notifies every open page. */
  changed(): void {
    for (const response of this.#open) response.write('data: changed\n\n');
  }

  /** Responds if the request is for one of its files; returns false for all others. */
  answer({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
    if (url === RELOADS) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
      this.#open.add(response);
      response.on('close', () => this.#open.delete(response));
      return true;
    }
    const file = join(this.#folder, 'public', basename(new URL(url, 'http://localhost').pathname));
    if (!url.startsWith('/widget/') || !existsSync(file)) return false;
    response.writeHead(200, {
      'content-type': contentTypeOf(file),
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
    createReadStream(file).pipe(response);
    return true;
  }
}
