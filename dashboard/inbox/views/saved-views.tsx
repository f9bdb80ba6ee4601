/** The saved views above the list: a link with a count for each, and saving what the list shows as one. */
import { BookmarkPlus, CircleAlert, Ellipsis, UsersRound } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SavedView } from '#core/model/conversations/view.ts';
import { type Filter, labelsOf, queryOf } from '#dashboard/data/inbox/filter.ts';
import { narrowings } from '#dashboard/inbox/list/narrow.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { views } from '#dashboard/strings/lists.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { whileLooking } from '#dashboard/ui/page/while-looking.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { goneFrom } from './gone.ts';
import { ViewDialog } from './view-dialog.tsx';
import { isShowing, viewsOf } from './view-store.ts';
import './saved-views.css';

/** The views; nothing while there are none and nothing to save. */
export function SavedViews({ filter, id }: { filter: Filter; id: number | undefined }) {
  const workspace = useWorkspace();
  const { team, person } = workspace;
  const store = viewsOf(workspace);
  const row = useRef<HTMLElement>(null);
  /** The view that was opened last: what is narrowed further can be saved to it. */
  const last = useRef<number | undefined>(undefined);
  const [asked, setAsked] = useState<'save' | 'rename' | 'remove' | undefined>(undefined);
  useEffect(() => {
    void store.all.need().then(store.count);
    return whileLooking(() => void store.count());
  }, []);
  useLayoutEffect(() => {
    const focusFirst = () => {
      const first = row.current?.querySelector('a');
      if (first) first.focus();
      else toast(views.none);
    };
    return addActions({ views: focusFirst });
  }, []);
  const all = store.all.value.value.data ?? [];
  const shown = all.find((view) => isShowing(view, filter));
  useEffect(() => {
    if (shown?.filter.department_id !== undefined) void team.departments.need();
    if (shown) last.current = shown.id;
  }, [shown]);
  const base = shown ?? all.find((view) => view.id === last.current);
  const canSave =
    !shown &&
    filter.behind === undefined &&
    (narrowings(filter) > 0 || filter.sort !== undefined || filter.q !== undefined);
  const mayChange = (view: SavedView) => !view.is_shared || person.isSupervisor;
  const update = (view: SavedView) =>
    store.change(view, { filter }).then(
      () => toast(views.updated(view.name)),
      (error: unknown) => toast(inWords(error), 'problem'),
    );
  const close = () => setAsked(undefined);
  if (all.length === 0 && !canSave) return null;
  return (
    <>
      <nav class="saved-views" aria-label={views.label} ref={row} onKeyDown={walk}>
        {all.map((view) => (
          <ViewLink key={view.id} view={view} isShown={view === shown} id={id} />
        ))}
        {canSave && base && mayChange(base) && (
          <Button size="small" onClick={() => void update(base)}>
            {views.update(base.name)}
          </Button>
        )}
        {canSave && (
          <Button size="small" icon={BookmarkPlus} onClick={() => setAsked('save')}>
            {base ? views.saveNew : views.save}
          </Button>
        )}
        {shown && mayChange(shown) && (
          <Menu
            align="end"
            label={views.menu(shown.name)}
            trigger={(attributes) => (
              <IconButton size="small" label={views.menu(shown.name)} icon={Ellipsis} {...attributes} />
            )}
          >
            <MenuItem onClick={() => setAsked('rename')}>{views.rename}</MenuItem>
            <MenuItem danger onClick={() => setAsked('remove')}>
              {views.remove}
            </MenuItem>
          </Menu>
        )}
      </nav>
      {shown && <Gone view={shown} />}
      {asked === 'save' && <ViewDialog filter={filter} onClose={close} />}
      {asked === 'rename' && shown && <ViewDialog view={shown} filter={filter} onClose={close} />}
      {asked === 'remove' && shown && (
        <Confirm
          title={views.removeTitle(shown.name)}
          body={shown.is_shared ? views.removeShared : views.removeBody}
          action={views.removeAction}
          run={() => store.remove(shown)}
          onClose={close}
        />
      )}
    </>
  );
}

function ViewLink({ view, isShown, id }: { view: SavedView; isShown: boolean; id: number | undefined }) {
  const found = viewsOf(useWorkspace()).counts.value.get(view.id);
  const isGone = useGone(view) !== undefined;
  const count = found?.count ?? null;
  return (
    <a
      class="saved-view"
      href={`${BASE}/conversations${id === undefined ? '' : `/${id}`}${queryOf(view.filter)}`}
      aria-current={isShown ? 'true' : undefined}
      title={view.is_shared ? views.shared : undefined}
    >
      {isGone && <Icon of={CircleAlert} size={12} />}
      {view.is_shared && !isGone && <Icon of={UsersRound} size={12} />}
      <span>{view.name}</span>
      {count !== null && count > 0 && (
        <span class="tab-count" title={views.count(count)}>
          {found?.is_more ? views.atLeast(count) : count}
        </span>
      )}
    </a>
  );
}

/** Says that what a view refers to is gone, where the list would only be empty. */
function Gone({ view }: { view: SavedView }) {
  const part = useGone(view);
  if (part === undefined) return null;
  return (
    <p class="view-gone" role="status">
      <Icon of={CircleAlert} size={14} />
      {views.gone[part]}
    </p>
  );
}

function useGone({ id, filter }: SavedView) {
  const workspace = useWorkspace();
  const { team, inbox } = workspace;
  // A label is a word that conversations have. It is missed only where none of them is in the view.
  const isEmpty = viewsOf(workspace).counts.value.get(id)?.count === 0;
  return goneFrom(filter, {
    departments: team.departments.value.value.data,
    widgets: team.widgets.value.value.data,
    agents: team.agents.value.value.data,
    labels: isEmpty ? labelsOf([...inbox.conversations.all.value.values()]) : undefined,
  });
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Arrows walk the views. */
function walk(event: KeyboardEvent): void {
  const row = event.currentTarget;
  const step = steps[event.key];
  if (step === undefined || !(row instanceof HTMLElement)) return;
  const links = [...row.querySelectorAll<HTMLElement>('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  links[(at + step * (row.matches(':dir(rtl)') ? -1 : 1) + links.length) % links.length]?.focus();
}
