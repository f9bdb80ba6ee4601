/** A record while it is edited: the one draft of every form that changes what is stored. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { isSame } from '#dashboard/data/values/is-same.ts';
import { type Conflict, merged } from './merge.ts';

/** The draft. Reading `peek()` gives what is typed now, not what was drawn last. */
export type Draft<Fields extends object> = {
  values: ReadonlySignal<Fields>;
  /** The fields that differ from what is stored: all that has to be sent. */
  changes: ReadonlySignal<Partial<Fields>>;
  isDirty: ReadonlySignal<boolean>;
  /** Fields that were edited here and changed on the server, until one value is chosen. */
  conflicts: ReadonlySignal<readonly Conflict<Fields>[]>;
  /** Changes fields. */
  set: (change: Partial<Fields>) => void;
  /** The server's record is another one now: fields that weren't edited follow it. */
  rebase: (theirs: Fields) => void;
  /** What was typed when `sent` was taken is stored; what was typed since stays. */
  saved: (sent: Sent<Fields>, stored: Fields) => void;
  /** The values and changes as they are now, to be sent. */
  send: () => Sent<Fields>;
  /** Ends a conflict: `mine` keeps what is typed, `theirs` takes what is stored. */
  settle: (field: keyof Fields, choice: 'mine' | 'theirs') => void;
};

/** What a save sends, and what the form showed then. */
export type Sent<Fields> = { values: Fields; changes: Partial<Fields> };

type State<Fields> = { base: Fields; values: Fields; conflicts: readonly Conflict<Fields>[] };

/** Makes a draft of a stored record's fields. Objects in fields are merged down to `depth` levels, 1 unless given. */
export function createDraft<Fields extends object>(base: Fields, depth = 1): Draft<Fields> {
  const state = signal<State<Fields>>({ base, values: base, conflicts: [] });
  const changes = computed(() => changesOf(state.value));
  const put = (change: Partial<State<Fields>>) => {
    state.value = { ...state.peek(), ...change };
  };
  return {
    values: computed(() => state.value.values),
    changes,
    isDirty: computed(() => Object.keys(changes.value).length > 0),
    conflicts: computed(() => state.value.conflicts),
    set: (change) => put({ values: { ...state.peek().values, ...change } }),
    rebase: (theirs) => {
      const { base: before, values, conflicts } = state.peek();
      if (isSame(before, theirs)) return;
      const next = merged(before, values, theirs, depth);
      put({ base: theirs, values: next.values, conflicts: withoutDoubles([...conflicts, ...next.conflicts], theirs) });
    },
    saved: (sent, stored) => {
      const { base: before, values } = state.peek();
      // What was sent is the new base, so the server's normalized form of it doesn't conflict with what was typed since.
      const ground = { ...before, ...sent.changes };
      const own = { ...stored, ...pick(sent.changes, Object.keys(sent.changes)) };
      const next = merged(ground, values, own, depth);
      const follow = Object.keys(sent.changes).filter((name) => isSame(at(values, name), at(sent.values, name)));
      put({ base: stored, values: { ...next.values, ...pick(stored, follow) }, conflicts: next.conflicts });
    },
    send: () => ({ values: state.peek().values, changes: changes.peek() }),
    settle: (field, choice) => {
      const { base: stored, values, conflicts } = state.peek();
      put({
        conflicts: conflicts.filter((one) => one.field !== field),
        ...(choice === 'theirs' ? { values: { ...values, [field]: stored[field] } } : {}),
      });
    },
  };
}

function changesOf<Fields extends object>({ base, values }: State<Fields>): Partial<Fields> {
  const changed = Object.keys(values).filter((name) => !isSame(at(values, name), at(base, name)));
  return pick(values, changed);
}

/** The newest conflict of each field, as long as the values differ. */
function withoutDoubles<Fields extends object>(conflicts: Conflict<Fields>[], theirs: Fields): Conflict<Fields>[] {
  const newest = new Map(conflicts.map((one) => [one.field, { ...one, theirs: theirs[one.field] }]));
  return [...newest.values()].filter((one) => !isSame(one.mine, one.theirs));
}

const at = (record: object, name: string): unknown => (record as Record<string, unknown>)[name];
const pick = <Fields extends object>(record: Fields | Partial<Fields>, names: readonly string[]): Partial<Fields> =>
  Object.fromEntries(names.map((name) => [name, at(record, name)])) as Partial<Fields>;
