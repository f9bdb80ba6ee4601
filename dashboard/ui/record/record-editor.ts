/** Saving a record that is edited: what changed of it is sent, and what somebody else changed meanwhile is taken in. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { ApiError } from '#core/contract/client.ts';
import type { OperationId } from '#core/contract/http.ts';
import { versionFields } from '#dashboard/data/limits.ts';
import { common } from '#dashboard/strings/common.ts';
import { createDraft, type Draft, type Sent } from './draft.ts';
import { isSame } from '#dashboard/data/values/is-same.ts';

/** What a change is based on, where the operation takes it, under the name it takes it by. */
export type Version = { version?: number; revision?: number };

/** How a record is read, sent and taken in. */
export type EditorOptions<Stored extends object, Fields extends object> = {
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
  /** Where errors of fields are, in addition to the names of the fields themselves. */
  alsoAt?: readonly string[];
  /** How deep objects in fields are merged: 1, the fields themselves, unless given. */
  depth?: number;
};

/** Whether a save is running, and what the last one failed with or has to say. */
type Progress = { busy: boolean; error: unknown; note: string | undefined };

/** The editor without its form. */
export type RecordEditor<Stored extends object, Fields extends object> = {
  draft: Draft<Fields>;
  progress: ReadonlySignal<Progress>;
  /** Takes in a record that was fetched; an older one than is known came late and is left out. */
  follow: (stored: Stored | undefined) => void;
  /** Resolves with whether it is stored; never rejects. */
  save: () => Promise<boolean>;
};

const idle: Progress = { busy: false, error: undefined, note: undefined };

/**
 * Makes an editor; `latest` gives the options as the form was drawn last. It knows by itself what is stored: a form may go
 * on showing the record it was opened with. `announce` says that it was saved.
 */
export function createRecordEditor<Stored extends object, Fields extends object>(
  latest: () => EditorOptions<Stored, Fields>,
  announce: (text: string) => void,
): RecordEditor<Stored, Fields> {
  const draft = createDraft(baseOf(latest()), latest().depth);
  const progress = signal(idle);
  let known = latest().stored;

  async function attempt(isAgain = false): Promise<boolean> {
    const { send, accept, fieldsOf, operation, said } = latest();
    const sent = draft.send();
    try {
      const next = await send(sent, versionOf(known, operation));
      known = next;
      draft.saved(sent, fieldsOf(next));
      accept(next);
      progress.value = idle;
      announce(said?.(next) ?? common.saved);
      return true;
    } catch (error) {
      return takeIn(error, isAgain);
    }
  }

  /** Takes in what somebody else stored, when that is why the change was refused. */
  async function takeIn(error: unknown, isAgain: boolean): Promise<boolean> {
    const { accept, fieldsOf } = latest();
    const before = known;
    const newest = before && (await newestAfter(error, latest().load));
    if (!before || !newest || isSame(newest, before)) {
      progress.value = { ...idle, error };
      return false;
    }
    known = newest;
    draft.rebase(fieldsOf(newest));
    accept(newest);
    // What nobody edits changed, such as how often it is referred to: then there is nothing to look at.
    if (isSame(fieldsOf(newest), fieldsOf(before)) && !isAgain) return attempt(true);
    progress.value = { ...idle, note: common.changedElsewhere };
    return false;
  }

  return {
    draft,
    progress,
    follow: (stored) => {
      const { fieldsOf, operation } = latest();
      if (!stored || isOlder(stored, known, operation)) return;
      known = stored;
      draft.rebase(fieldsOf(stored));
    },
    save: async () => {
      if (progress.peek().busy || draft.conflicts.peek().length > 0) return false;
      progress.value = { ...idle, busy: true };
      return attempt();
    },
  };
}

async function newestAfter<Stored>(failure: unknown, load: (() => Promise<Stored>) | undefined) {
  if (!load || !(failure instanceof ApiError) || failure.code !== 'conflict') return undefined;
  return load().catch(() => undefined);
}

function baseOf<Stored extends object, Fields extends object>(options: EditorOptions<Stored, Fields>): Fields {
  const { stored, blank, fieldsOf } = options;
  if (stored !== undefined) return fieldsOf(stored);
  if (blank === undefined) throw new Error('A new record needs something to begin with.');
  return blank;
}

/** Under which name the operation takes the version, and which this record has. */
function versionOf(stored: Version | undefined, operation: OperationId | undefined): Version {
  const field = operation && versionFields[operation];
  const version = field && stored?.[field];
  return field && typeof version === 'number' ? { [field]: version } : {};
}

function isOlder(stored: object, known: object | undefined, operation: OperationId | undefined): boolean {
  const [one, other] = [stored, known].map((record) => Object.values(versionOf(record, operation))[0]);
  return one !== undefined && other !== undefined && one < other;
}
