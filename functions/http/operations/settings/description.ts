/** The operations that describe the API: a document and a page, both made when the stack was built. */
import { createHash } from 'node:crypto';
import type { Description } from '#functions/http/built-files.ts';
import { cached, Finished } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';

/** The dependencies of these operations. */
export type DescriptionDeps = { description: () => Description };

/** The API's description of itself. */
export const descriptionOperations: Operations<DescriptionDeps, 'getApiDescription' | 'readApiDescription'> = {
  getApiDescription: ({ description }, { request }) => cached(request, 'application/json', description().document),
  readApiDescription: ({ description }, { request }) => {
    const { page } = description();
    const { response } = cached(request, 'text/html; charset=utf-8', page);
    return new Finished({
      ...response,
      headers: { ...response.headers, 'content-security-policy': pagePolicy(page) },
    });
  },
};

/** The page runs nothing, loads nothing and is framed by nobody; its one style sheet is known by its hash. */
function pagePolicy(page: string): string {
  const [, styles = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
  const hash = createHash('sha256').update(styles).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
