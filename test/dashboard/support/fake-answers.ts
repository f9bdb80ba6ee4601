/** What the API from memory is asked, and its answers. */

/** An answer. */
export type Answered = { status: number; body?: unknown };
/** What is asked; `part` is what is below the id in the path, where that has a name of its own. */
export type Asked = { id: number; part: string; query: URLSearchParams; body: Record<string, unknown> };

/** Where files are: an origin of their own, which a test answers for. */
export const FILES_ORIGIN = 'https://files.example';

/** A success with this body. */
export const ok = (body: unknown): Answered => ({ status: 200, body });

/** The problem document of an error. */
export function problem(status: number, code: string, detail = code): Answered {
  return { status, body: { type: 'about:blank', title: code, status, code, detail } };
}
