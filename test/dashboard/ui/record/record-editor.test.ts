/** Saving what is edited while others change it: every change names what it was made on, and can be saved in the end. */
import { describe, expect, it } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import type { OperationId } from '#core/contract/http.ts';
import { teamApi } from '#core/contract/http.ts';
import { versionFields } from '#dashboard/data/limits.ts';
import { createRecordEditor, type Version } from '#dashboard/ui/record/record-editor.ts';

type Stored = { name: string; title: string; version: number; revision: number; uses: number };
const first: Stored = { name: 'Shop', title: 'Hi', version: 1, revision: 1, uses: 0 };

const conflict = (message: string) => new ApiError(409, { code: 'conflict', detail: message }, null);

/** A server that refuses other versions, and an editor whose form keeps showing the record that it was opened with. */
function open(operation: OperationId, refuse: (sent: Partial<Stored>) => string | undefined = () => undefined) {
  const field = versionFields[operation] ?? 'version';
  const server = { record: first, requests: 0, said: [] as string[] };
  const change = (changes: Partial<Stored>) => {
    server.record = { ...server.record, ...changes, [field]: server.record[field] + 1 };
    return server.record;
  };
  const editor = createRecordEditor<Stored, Pick<Stored, 'name' | 'title'>>(
    () => ({
      stored: first,
      fieldsOf: ({ name, title }) => ({ name, title }),
      operation,
      send: async ({ changes }, based: Version) => {
        server.requests++;
        if (server.requests > 20) throw new Error('It sends the same change without end.');
        if (based[field] !== server.record[field]) throw conflict('Someone else has changed it meanwhile.');
        const refusal = refuse(changes);
        if (refusal !== undefined) throw conflict(refusal);
        return change(changes);
      },
      load: async () => server.record,
      accept: () => undefined,
    }),
    (text) => server.said.push(text),
  );
  return { server, change, editor };
}

describe('an edited record', () => {
  it('names the version it was read at for every operation that takes one', () => {
    const updates = Object.keys(teamApi).filter((name) => /^update(?!Conversation)/.test(name));
    expect(updates.filter((name) => versionFields[name] === undefined)).toEqual([]);
    expect(versionFields['updateWorkflow']).toBe('revision');
    expect(versionFields['updateWidget']).toBe('version');
  });

  it.each(['updateWorkflow', 'updateAgent'] as const)(
    'is not stored over what somebody else changed, and is stored once it was seen: %s',
    async (operation) => {
      const { server, change, editor } = open(operation);
      editor.draft.set({ title: 'Hello' });
      change({ name: 'Store' });
      expect(await editor.save()).toBe(false);
      expect(server.record.title).toBe('Hi');
      expect(editor.progress.value.note).toBeDefined();
      expect(editor.draft.values.value).toEqual({ name: 'Store', title: 'Hello' });
      expect(await editor.save()).toBe(true);
      expect(server.record).toMatchObject({ name: 'Store', title: 'Hello' });
    },
  );

  it('is stored without a question when only what nobody edits changed', async () => {
    const { server, change, editor } = open('updateAgent');
    editor.draft.set({ title: 'Hello' });
    change({ uses: 7 });
    expect(await editor.save()).toBe(true);
    expect(server.requests).toBe(2);
  });

  it('says what else it was refused for after others changed it, and asks no more', async () => {
    const { server, change, editor } = open('updateCannedResponse', () => 'The name is already in use.');
    editor.draft.set({ name: 'Taken' });
    change({ uses: 7 });
    expect(await editor.save()).toBe(false);
    expect(editor.progress.value.error).toMatchObject({ message: 'The name is already in use.' });
    expect(server.requests).toBe(2);
  });

  it('does not return to an older record that is fetched late', async () => {
    const { editor, server } = open('updateAgent');
    editor.draft.set({ title: 'Hello' });
    await editor.save();
    editor.follow(first);
    expect(editor.draft.values.value.title).toBe('Hello');
    editor.draft.set({ title: 'Welcome' });
    expect(await editor.save()).toBe(true);
    expect(server.record.title).toBe('Welcome');
  });
});
