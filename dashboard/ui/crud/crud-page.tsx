/** A page of things a team sets up: all there are with a search, something in place of none, and what only admins may do. */
import { type IconNode, Pencil, Plus, Search, Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import { fold } from '#core/text/fold.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { navigate } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Notice, NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { type Action, type Column, CrudTable } from './crud-table.tsx';
import { Loaded, LoadedOnce } from './loaded.tsx';
import { type Removal, RemoveDialog } from './remove-dialog.tsx';
import './crud.css';

type Close = () => void;

/** What a list of such things is made of. */
export type CrudListProps<Entry extends { id: Id }> = {
  words: { add: string; empty: string; emptyBody: string };
  icon: IconNode;
  of: Resource<Entry[]>;
  isAdmin: boolean;
  /** What an entry is called: rows are sorted by it, and named by it in buttons. */
  nameOf: (entry: Entry) => string;
  /** The order of the rows, where it isn't that of their names. */
  order?: (one: Entry, other: Entry) => number;
  /** What else can be done to a row, before changing and deleting it. */
  rowActions?: (entry: Entry) => readonly Action[];
  /** How the entries look: rows of a table, or cards. */
  columns?: readonly Column<Entry>[];
  card?: (entry: Entry) => ComponentChildren;
  tableClass?: string;
  addIcon?: IconNode;
  /** What else admins can do, in addition to creating one. */
  also?: ComponentChildren;
  /** What is said beside the actions of a list alone. */
  toolsLead?: ComponentChildren;
  /** Finds the entries for what is typed, in the order to show them. */
  search?: CrudSearch<Entry>;
  /** The text in which a long list without its own search is searched; without either, there is no search. */
  textOf?: (entry: Entry) => string;
  /** The form that creates one, or that changes `entry`. */
  form?: (entry: Entry | undefined, close: Close) => ComponentChildren;
  /** Whether rows are changed in that form; else they have a page of their own. */
  isEditedHere?: boolean;
  /** Where a new one is created, when that has an address; `isCreating` says that one is there. */
  newPath?: string;
  isCreating?: boolean;
  /** How an entry is deleted, without being asked for in the list if left out. */
  removal?: (entry: Entry) => Removal;
  /** Labels of the buttons of a row, unless they are "Edit …" and "Delete …". */
  labels?: { edit: (name: string) => string; remove: (name: string) => string };
  /** Not fetched again while it is shown. */
  isStill?: boolean;
};

/** What a search says, and does. */
type CrudSearch<Entry> = {
  words: { search: string; noneFound: string; noneFoundBody: string; showMore: (count: number) => string };
  matching: (entries: readonly Entry[], typed: string) => Entry[];
};

type Open<Entry> = { kind: 'none' | 'create' } | { kind: 'edit' | 'remove'; entry: Entry };

/** The page. */
export function CrudPage<Entry extends { id: Id }>(
  props: CrudListProps<Entry> & { words: { title: string; lead: string }; note?: ComponentChildren },
) {
  const { words, isAdmin, isCreating = false } = props;
  const crud = useCrud(props);
  if (isCreating && !isAdmin) return <NoPermission />;
  return (
    <>
      <Page
        title={words.title}
        lead={isAdmin ? words.lead : `${words.lead} ${common.adminsOnly}`}
        actions={crud.actions}
      >
        {props.note}
        <Entries {...props} crud={crud} />
      </Page>
      {crud.dialog}
    </>
  );
}

/** The list alone, for a page that shows more than it; its actions stand above it. */
export function CrudList<Entry extends { id: Id }>(props: CrudListProps<Entry>) {
  const crud = useCrud(props);
  return (
    <>
      <Entries {...props} crud={crud} isAlone />
      {crud.dialog}
    </>
  );
}

type Crud<Entry> = { actions: ComponentChildren; dialog: ComponentChildren; open: (open: Open<Entry>) => void };

/** What is open, and the dialog for it. */
function useCrud<Entry extends { id: Id }>(props: CrudListProps<Entry>): Crud<Entry> {
  const { words, isAdmin, form, newPath, isCreating = false, removal, addIcon = Plus } = props;
  const [open, setOpen] = useState<Open<Entry>>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  const create = () => (newPath === undefined ? setOpen({ kind: 'create' }) : navigate(newPath));
  const back = () => navigate((newPath ?? '').replace(/\/new$/, ''), { replace: true });
  return {
    open: setOpen,
    actions: isAdmin && (
      <>
        {props.also}
        <Button variant="primary" icon={addIcon} onClick={create}>
          {words.add}
        </Button>
      </>
    ),
    dialog: (
      <>
        {isCreating && form?.(undefined, back)}
        {open.kind === 'create' && form?.(undefined, close)}
        {open.kind === 'edit' && form?.(open.entry, close)}
        {open.kind === 'remove' && removal && <RemoveDialog removal={removal(open.entry)} onClose={close} />}
      </>
    ),
  };
}

type EntriesProps<Entry extends { id: Id }> = CrudListProps<Entry> & { crud: Crud<Entry>; isAlone?: boolean };

function Entries<Entry extends { id: Id }>(props: EntriesProps<Entry>) {
  const { words, icon, of, crud, isAlone, card, search, textOf, nameOf } = props;
  const List = props.isStill ? LoadedOnce : Loaded;
  return (
    <List of={of} skeleton={card ? 'card' : 'row'}>
      {(entries) => {
        if (entries.length === 0) {
          return (
            <Notice icon={icon} title={words.empty} body={words.emptyBody}>
              {crud.actions && <div class="notice-pair">{crud.actions}</div>}
            </Notice>
          );
        }
        const sorted = entries.toSorted(props.order ?? ((a, b) => nameOf(a).localeCompare(nameOf(b))));
        const by = search ?? (textOf && entries.length > FEW ? byWords(textOf) : undefined);
        if (!by) {
          return (
            <>
              {isAlone && (
                <div class="tools">
                  <div class="tools-lead">{props.toolsLead}</div>
                  {crud.actions}
                </div>
              )}
              <Shown {...props} entries={sorted} />
            </>
          );
        }
        return <Found {...props} entries={search ? entries : sorted} search={by} actions={isAlone && crud.actions} />;
      }}
    </List>
  );
}

/** How many rows are shown at a time. */
const STEP = 100;
/** Up to this many entries, a list needs no search. */
const FEW = 20;

/** A search for entries that have every typed word, accents and case aside. */
const byWords = <Entry,>(textOf: (entry: Entry) => string): CrudSearch<Entry> => ({
  words: common.found,
  matching: (entries, typed) => {
    const wanted = fold(typed.trim()).split(/\s+/);
    return entries.filter((entry) => {
      const text = fold(textOf(entry));
      return wanted.every((word) => text.includes(word));
    });
  },
});

function Found<Entry extends { id: Id }>(
  props: EntriesProps<Entry> & { entries: Entry[]; search: CrudSearch<Entry>; actions: ComponentChildren },
) {
  const { words, matching } = props.search;
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(STEP);
  const found = matching(props.entries, typed);
  return (
    <>
      <div class="tools">
        <label class="search">
          <Icon of={Search} />
          <input
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        {props.toolsLead}
        {props.actions}
      </div>
      {found.length === 0 ? (
        <Notice icon={Search} title={words.noneFound} body={words.noneFoundBody} />
      ) : (
        <Shown {...props} entries={found.slice(0, most)} />
      )}
      {found.length > most && (
        <Button variant="ghost" onClick={() => setMost((now) => now + STEP)}>
          {words.showMore(Math.min(STEP, found.length - most))}
        </Button>
      )}
    </>
  );
}

function Shown<Entry extends { id: Id }>(props: EntriesProps<Entry> & { entries: readonly Entry[] }) {
  const { entries, card, columns = [], crud, isAdmin, nameOf, isEditedHere, removal, labels = usual } = props;
  if (card) {
    return (
      <ul class="crud-cards">
        {entries.map((entry) => (
          <li key={entry.id}>{card(entry)}</li>
        ))}
      </ul>
    );
  }
  const actions = (entry: Entry): Action[] => [
    ...(props.rowActions?.(entry) ?? []),
    ...(isEditedHere
      ? [{ label: labels.edit(nameOf(entry)), icon: Pencil, run: () => crud.open({ kind: 'edit', entry }) }]
      : []),
    ...(removal
      ? [{ label: labels.remove(nameOf(entry)), icon: Trash2, run: () => crud.open({ kind: 'remove', entry }) }]
      : []),
  ];
  return (
    <CrudTable columns={columns} entries={entries} class={props.tableClass} actions={isAdmin ? actions : undefined} />
  );
}

const usual = {
  edit: (name: string) => `${common.edit} ${name}`,
  remove: (name: string) => `${common.delete} ${name}`,
};
