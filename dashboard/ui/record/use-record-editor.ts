/** Editing a stored record: its draft, saving what changed of it, and what to do when somebody else changed it as well. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiError } from '#core/contract/client.ts';
import type { OperationId } from '#core/contract/http.ts';
import { versioned } from '#dashboard/data/limits.ts';
import { common, problems } from '#dashboard/strings/common.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { fieldErrors, problemBeside } from '#dashboard/ui/format/problem.ts';
import { createDraft, type Sent } from './draft.ts';
import type { Conflict } from './merge.ts';
import { isSame } from './merge.ts';

/** What a change is based on, where the operation takes it. */
export type Version = { version?: number };

type EditorOptions<Stored extends object, Fields extends object> = {
  /** The record as it is stored; undefined for a new one. */
  stored: Stored | undefined;
  /** What a new one begins with. */
  blank?: Fields;
  /** What is edited of it. */
  fieldsOf: (stored: Stored) => Fields;
  /** Which operation changes it: whether it takes a version is read from the contract. */
  operation?: OperationId;
  /** Sends changed fields, or all of a new one; `version` goes into the body. */
  send: (sent: Sent<Fields>, version: Version) => Promise<Stored>;
  /** Fetches the record as it is now; left out for what isn't stored yet. */
  load?: () => Promise<Stored>;
  /** Takes in what is stored now. */
  accept: (stored: Stored) => void;
  /** What is said once it is stored; "Saved" unless given. */
  said?: (stored: Stored) => string;
  /** Where errors of fields are, beside the names of the fields themselves. */
  alsoAt?: readonly string[];
  /** How deep objects in fields are merged: 1, the fields themselves, unless given. */
  depth?: number;
};

/** What a form gets of it. */
export type Editor<Fields extends object> = {
  values: Fields;
  set: (change: Partial<Fields>) => void;
  /** What the last try was refused with, by field, in the server's words. */
  errors: Record<string, string>;
  error: unknown;
  /** What there is to say about the form as a whole. */
  problem: string | undefined;
  isDirty: boolean;
  busy: boolean;
  canSave: boolean;
  conflicts: readonly Conflict<Fields>[];
  settle: (field: keyof Fields, choice: 'mine' | 'theirs') => void;
  /** Resolves with whether it is stored; never rejects. */
  save: () => Promise<boolean>;
};

/** The editor. Typing goes on while it saves, and nothing typed meanwhile is lost. */
export function useRecordEditor<Stored extends object, Fields extends object>(
  options: EditorOptions<Stored, Fields>,
): Editor<Fields> {
  const latest = useRef(options);
  latest.current = options;
  const draft = useMemo(() => createDraft(baseOf(options), options.depth), []);
  useLayoutEffect(() => draft.rebase(baseOf(options)), [options.stored]);
  const [state, setState] = useState<{ busy: boolean; error: unknown; note: string | undefined }>(idle);
  const isBusy = useRef(false);

  async function attempt(stored: Stored | undefined): Promise<boolean> {
    const { send, accept, fieldsOf, operation, said } = latest.current;
    const sent = draft.send();
    try {
      const next = await send(sent, versionOf(stored, operation));
      draft.saved(sent, fieldsOf(next));
      accept(next);
      setState(idle);
      toast(said?.(next) ?? common.saved);
      return true;
    } catch (error) {
      const newest = await newestAfter(error);
      if (!newest) {
        setState({ ...idle, error });
        return false;
      }
      const isOther = !stored || !isSame(fieldsOf(newest), fieldsOf(stored));
      draft.rebase(fieldsOf(newest));
      latest.current.accept(newest);
      // What nobody edits changed, such as how often it is referred to: then there is nothing to look at.
      if (!isOther) return attempt(newest);
      setState({ ...idle, note: common.changedElsewhere });
      return false;
    }
  }

  /** The record as it is now, when that is why a change of it was refused. */
  async function newestAfter(failure: unknown): Promise<Stored | undefined> {
    const { load, stored } = latest.current;
    if (!load || !(failure instanceof ApiError) || failure.code !== 'conflict') return undefined;
    const newest = await load().catch(() => undefined);
    return newest && !isSame(newest, stored) ? newest : undefined;
  }

  async function save(): Promise<boolean> {
    if (isBusy.current || draft.conflicts.peek().length > 0) return false;
    isBusy.current = true;
    setState({ ...idle, busy: true });
    try {
      return await attempt(latest.current.stored);
    } finally {
      isBusy.current = false;
    }
  }

  const values = draft.values.value;
  const conflicts = draft.conflicts.value;
  const isDirty = draft.isDirty.value;
  return {
    values,
    set: draft.set,
    errors: fieldErrors(state.error),
    error: state.error,
    problem:
      problemOf(state.error, [...Object.keys(values), ...(options.alsoAt ?? [])]) ??
      (conflicts.length > 0 ? undefined : state.note),
    isDirty,
    busy: state.busy,
    canSave: isDirty && conflicts.length === 0,
    conflicts,
    settle: draft.settle,
    save,
  };
}

const idle = { busy: false, error: undefined, note: undefined };

function problemOf(error: unknown, fields: readonly string[]): string | undefined {
  if (error === undefined) return undefined;
  return problemBeside(error, fields) ?? problems.fields;
}

function baseOf<Stored extends object, Fields extends object>(options: EditorOptions<Stored, Fields>): Fields {
  const { stored, blank, fieldsOf } = options;
  if (stored !== undefined) return fieldsOf(stored);
  if (blank === undefined) throw new Error('A new record needs something to begin with.');
  return blank;
}

function versionOf(stored: object | undefined, operation: OperationId | undefined): Version {
  if (stored === undefined || operation === undefined || !versioned.includes(operation)) return {};
  return 'version' in stored && typeof stored.version === 'number' ? { version: stored.version } : {};
}
