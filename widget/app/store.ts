/** Holds the state: one value, replaced by the reducer, watched by the view and the effects. */

/** A value that is replaced as a whole. */
export type Store<State, Event> = {
  get: () => State;
  dispatch: (event: Event) => void;
  /** Calls back after each change; returns how to stop. */
  subscribe: (listener: (now: State, before: State) => void) => () => void;
};

/** Makes a store from a pure reducer. */
export function createStore<State, Event>(
  reduce: (state: State, event: Event) => State,
  initial: State,
): Store<State, Event> {
  let state = initial;
  const listeners = new Set<(now: State, before: State) => void>();
  return {
    get: () => state,
    dispatch(event) {
      const before = state;
      state = reduce(before, event);
      if (state !== before) for (const listener of listeners) listener(state, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
