/** Lists and forms of what a team sets up, and what is said about a record while it is edited. */
import { Users } from 'lucide';
import { useEffect } from 'preact/hooks';
import { createResource } from '#dashboard/data/resource.ts';
import { Asked } from '#dashboard/ui/controls/asked.tsx';
import { ask, question } from '#dashboard/ui/controls/ask.ts';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { CrudList, CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import { CrudTable } from '#dashboard/ui/crud/crud-table.tsx';
import { Loaded, LoadedOnce } from '#dashboard/ui/crud/loaded.tsx';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { RecordNotes } from '#dashboard/ui/crud/record-page.tsx';
import { RemoveDialog } from '#dashboard/ui/crud/remove-dialog.tsx';
import { ConflictNote } from '#dashboard/ui/record/conflict-note.tsx';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, LONG_WORD, never, nothing, nothingLater } from './samples.ts';

type Team = { id: number; name: string };
type Fields = { name: string };

const teams: Team[] = [
  { id: 1, name: 'Sales' },
  { id: 2, name: LONG_NAME },
];
const resourceOf = (entries: Team[]) => createResource(() => Promise.resolve(entries));
const words = {
  title: 'Departments',
  lead: 'Each has its own queue.',
  add: 'New department',
  empty: 'No departments yet',
  emptyBody: 'Create one to route chats to a team.',
};
const columns = [
  { title: 'Name', cell: (entry: Team) => <b>{entry.name}</b> },
  { title: 'Id', class: 'number roomy', cell: (entry: Team) => entry.id },
];
const removal = { title: 'Delete department', body: LONG_TEXT, removed: 'Deleted', run: nothingLater };
const list = {
  words,
  icon: Users,
  isAdmin: true,
  nameOf: (entry: Team) => entry.name,
  columns,
  isEditedHere: true,
  removal: () => removal,
};
const search = {
  words: {
    search: 'Search departments',
    noneFound: 'No matches',
    noneFoundBody: 'Try other words.',
    showMore: (count: number) => `Show ${count} more`,
  },
  matching: (entries: readonly Team[], typed: string) => entries.filter(({ name }) => name.includes(typed)),
};

/** An editor as a form sees it. */
const editorOf = (state: Partial<Editor<Fields>>): Editor<Fields> => ({
  values: { name: 'Sales' },
  set: nothing,
  errors: {},
  error: undefined,
  problem: undefined,
  isDirty: false,
  busy: false,
  canSave: false,
  conflicts: [],
  settle: nothing,
  save: () => Promise.resolve(false),
  ...state,
});
const changedTwice = editorOf({
  conflicts: [{ field: 'name', mine: 'Sales and support', theirs: LONG_NAME }],
});
const labelOf = () => 'Name';

/** The dashboard's question, as asked. */
function Question() {
  useEffect(() => {
    void ask({ title: 'Discard changes?', body: LONG_TEXT, action: 'Discard' });
    return () => question.peek()?.answer(false);
  }, []);
  return <Asked />;
}

export const records: Subject = {
  title: 'Records',
  kind: 'part',
  scenes: drawn({
    'a page of them': () => <CrudPage {...list} of={resourceOf(teams)} />,
    'a page of them, for an agent': () => <CrudPage {...list} isAdmin={false} of={resourceOf(teams)} />,
    'a page without any': () => <CrudPage {...list} of={resourceOf([])} />,
    'a list that can be searched': () => <CrudList {...list} search={search} of={resourceOf(teams)} />,
    'a table': () => <CrudTable columns={columns} entries={teams} label="Departments" />,
    loading: () => (
      <Loaded of={createResource(() => never<Team[]>())} skeleton="row">
        {() => null}
      </Loaded>
    ),
    'not loaded': () => (
      <LoadedOnce of={createResource<Team[]>(() => Promise.reject(new TypeError('offline')))} skeleton="card">
        {() => null}
      </LoadedOnce>
    ),
    'changed by two people': () => <ConflictNote editor={changedTwice} labelOf={labelOf} />,
    'what a page says of one': () => (
      <RecordNotes editor={{ ...changedTwice, problem: 'Check the marked fields.' }} labelOf={labelOf} />
    ),
  }),
};

export const recordDialogs: Subject = {
  title: 'Record dialogs',
  kind: 'screen',
  scenes: drawn({
    'one is edited': () => (
      <RecordDialog
        title="Edit department"
        action="Save"
        editor={editorOf({ isDirty: true, canSave: true })}
        labelOf={labelOf}
        onClose={nothing}
      >
        <TextField label="Name" value="Sales" onChange={nothing} />
      </RecordDialog>
    ),
    'one is edited by two people': () => (
      <RecordDialog title="Edit department" action="Save" editor={changedTwice} labelOf={labelOf} onClose={nothing}>
        <TextField label="Name" value="Sales and support" onChange={nothing} />
      </RecordDialog>
    ),
    'one is deleted': () => <RemoveDialog removal={removal} onClose={nothing} />,
    'one in use is deleted': () => (
      <RemoveDialog
        removal={{ ...removal, uses: () => Promise.resolve([{ label: LONG_WORD, href: '#' }]) }}
        onClose={nothing}
      />
    ),
    'its uses are looked for': () => <RemoveDialog removal={{ ...removal, uses: () => never() }} onClose={nothing} />,
    'a question before leaving': () => <Question />,
  }),
};
