/** Editing a stored record in a form: its draft, saving what changed of it, and what somebody else changed as well. */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { problems } from '#dashboard/strings/common.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { fieldErrors, problemBeside } from '#dashboard/ui/format/problem.ts';
import type { Conflict } from './merge.ts';
import { createRecordEditor, type EditorOptions } from './record-editor.ts';

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
  const { draft, progress, follow, save } = useMemo(
    () => createRecordEditor<Stored, Fields>(() => latest.current, toast),
    [],
  );
  useLayoutEffect(() => follow(options.stored), [options.stored]);
  const { busy, error, note } = progress.value;
  const values = draft.values.value;
  const conflicts = draft.conflicts.value;
  const isDirty = draft.isDirty.value;
  return {
    values,
    set: draft.set,
    errors: fieldErrors(error),
    error,
    problem:
      problemOf(error, [...Object.keys(values), ...(options.alsoAt ?? [])]) ??
      (conflicts.length > 0 ? undefined : note),
    isDirty,
    busy,
    canSave: isDirty && conflicts.length === 0,
    conflicts,
    settle: draft.settle,
    save,
  };
}

function problemOf(error: unknown, fields: readonly string[]): string | undefined {
  if (error === undefined) return undefined;
  return problemBeside(error, fields) ?? problems.fields;
}
