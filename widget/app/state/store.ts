/** Holds the state: one value, replaced as a whole, watched by the view and the effects. */

/** A value and its watchers. */
export type Store<State> = {
  get: () => State;
  /** Replaces the state by what a pure function makes of it; nobody is called when it returns the same. */
  change: (by: (state: State) => State) => void;
  /** Replaces a part of the state. */
  set: (part: Partial<State>) => void;
  /** Calls back after each change; returns how to stop. */
  subscribe: (listener: (now: State, before: State) => void) => () => void;
};

/** Makes a store. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<(now: State, before: State) => void>();
  const change: Store<State>['change'] = (by) => {
    const before = state;
    state = by(before);
    if (state !== before) for (const listener of listeners) listener(state, before);
  };
  return {
    change,
    get: () => state,
    set: (part) => change((before) => ({ ...before, ...part })),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
