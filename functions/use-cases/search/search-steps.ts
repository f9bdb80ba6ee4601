/** Several walks back in time taken as one, so that what they find comes out newest first and nothing twice. */
import type { Id } from '#core/model/id.ts';
import type { Step } from '#functions/store/search/search-store.ts';

/**
 * Walks in step: always the one that is least far. Ends when a walk has ended that is the least far: below the id it
 * reached nobody has looked; all have come to the end when that is 0.
 * @param top the id all begin below
 */
export async function* inStep(walks: AsyncIterator<Step, void>[], top: Id): AsyncGenerator<Step, void> {
  const positions = walks.map((walk) => ({ walk, reached: top, hasEnded: false }));
  let held = new Set<Id>();
  for (;;) {
    const last = positions.reduce((one, other) => (other.reached > one.reached ? other : one));
    if (last.hasEnded) return;
    const { value: step } = await last.walk.next();
    if (!step) {
      last.hasEnded = true;
      continue;
    }
    for (const id of step.found) held.add(id);
    last.reached = step.reached;
    const reached = Math.max(...positions.map((position) => position.reached));
    const found = [...held].filter((id) => id >= reached).sort((one, other) => other - one);
    for (const id of found) held.delete(id);
    yield { found, reached };
  }
}
