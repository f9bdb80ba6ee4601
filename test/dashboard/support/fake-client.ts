/** An API without HTTP: answers from the site's memory, and fails on demand. */
import { ApiError } from '#core/contract/client.ts';
import type { OperationId } from '#core/contract/http.ts';
import type { Api } from '#dashboard/api/api.ts';
import { fakeApi } from './fake-api.ts';
import type { FakeState } from './fake-state.ts';

/** The API, what was asked, and errors to answer with instead (each once). */
export type FakeClient = {
  api: Api;
  calls: { operation: OperationId; request: object }[];
  failNext: (operation: OperationId, error: Error) => void;
};

/** Makes it. */
export function fakeClient(state: FakeState): FakeClient {
  const operations = fakeApi(state);
  const calls: FakeClient['calls'] = [];
  const failures: [OperationId, Error][] = [];
  const api = async (
    operation: OperationId,
    request: { params?: { id: string }; query?: Record<string, string>; body?: Record<string, unknown> },
  ) => {
    calls.push({ operation, request });
    await Promise.resolve();
    const failing = failures.findIndex(([name]) => name === operation);
    if (failing >= 0) throw failures.splice(failing, 1)[0]?.[1];
    const answer = operations[operation]?.({
      id: Number(request.params?.id),
      part: '',
      query: new URLSearchParams(request.query),
      body: request.body ?? {},
    });
    if (!answer) throw new Error(`The fake has no ${operation}.`);
    if (answer.status >= 400) throw new ApiError(answer.status, answer.body as object, null);
    return structuredClone(answer.body);
  };
  return { api: api as unknown as Api, calls, failNext: (operation, error) => failures.push([operation, error]) };
}

/** Lets everything that waits on answers run; the fake answers without any clock. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
