/** What only describes a page or a visitor stands in nobody's way: what the server refuses of it is left out, and told. */
import { ApiError, type Client, type Request } from '../../core/contract/client.ts';
import type { Answer, OperationId } from '../../core/contract/http.ts';

type Fields = Record<string, unknown>;

/** These describe, beside what the visitor says; everything else is what somebody wants, and fails as a whole. */
const DESCRIBES = /^(openSession|startConversation)$/;

/**
 * Makes a client that sends a refused request once more, without the entries that were refused.
 * @param tell is given each of them: where it was, and what is wrong with it
 */
export const leavesOut =
  (call: Client, tell: (path: string, message: string) => void): Client =>
  async <Id extends OperationId>(operation: Id, request: Request<Id>): Promise<Answer<Id>> => {
    try {
      return await call(operation, request);
    } catch (error) {
      const errors = error instanceof ApiError && DESCRIBES.test(operation) ? error.errors : [];
      if (!errors.length) throw error;
      const body = structuredClone((request as unknown as { body: Fields }).body);
      for (const { path, message } of errors) {
        // `body.phone`, or `body.custom_attributes.key`: of a key with dots it is all that follows.
        const [, field = '', ...key] = path.split('.');
        if (key.length) Reflect.deleteProperty(body[field] as Fields, key.join('.'));
        else Reflect.deleteProperty(body, field);
        tell(path, message);
      }
      return call(operation, { ...request, body });
    }
  };
