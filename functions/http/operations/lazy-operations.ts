/** Operations that are rarely asked for, in a chunk that is loaded with the first of them. */
import type { OperationId } from '#core/contract/http.ts';
import type { Call, Operations } from '#functions/http/call.ts';

/**
 * Operations whose code is loaded when the first of them is called, so that no cold start waits for them. The file that
 * `load` imports has to be listed in `bin/bundle-functions.ts`.
 * @param rows the rows of the contract that they carry out
 */
export function lazyOperations<Deps, Ids extends OperationId>(
  rows: Record<Ids, unknown>,
  load: () => Promise<Operations<Deps, Ids>>,
): Operations<Deps, Ids> {
  const loading =
    <Id extends Ids>(id: Id): Operations<Deps, Ids>[Id] =>
    async (deps: Deps, call: Call<Id>) =>
      (await load())[id](deps, call);
  const ids = Object.keys(rows) as Ids[];
  return Object.fromEntries(ids.map((id) => [id, loading(id)])) as Operations<Deps, Ids>;
}
