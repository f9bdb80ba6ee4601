/** One widget: its settings with a live preview beside them, and how to put it on a site. */
import { ArrowLeft, Ellipsis, KeyRound, Power, RefreshCw, Trash2 } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Widget } from '#core/model/widget.ts';
import { createResource, type Resource } from '#dashboard/data/resource.ts';
import { replaced } from '#dashboard/data/team.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { useSaving } from '#dashboard/navigation/use-saving.ts';
import { common } from '#dashboard/strings/common.ts';
import { widgets as words } from '#dashboard/strings/widgets.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { fieldErrors, inWords } from '#dashboard/ui/format/problem.ts';
import { FormProblem, SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { EmbedCode } from './embed-code.tsx';
import { changesOf, type Draft, draftOf } from '#dashboard/widgets/draft/draft.ts';
import { WidgetDialogs, type WidgetDialog } from './widget-dialogs.tsx';
import { WidgetForm } from './widget-form.tsx';
import { WidgetPreview } from '#dashboard/widgets/preview/widget-preview.tsx';
import './widgets.css';
import './preview.css';

/** The page. */
export default function WidgetPage({ id }: { id: number }) {
  const { api } = useWorkspace();
  const widget = useMemo(() => createResource(() => api('getWidget', { params: { id: String(id) } })), [id]);
  useEffect(() => void widget.load(), [widget]);
  return (
    <LoadedPage of={widget}>{(loaded) => <Editor key={loaded.id} widget={loaded} resource={widget} />}</LoadedPage>
  );
}

function Editor({ widget, resource }: { widget: Widget; resource: Resource<Widget> }) {
  const { api, person, team } = useWorkspace();
  const [draft, setDraft] = useState<Draft>(() => draftOf(widget));
  const [dialog, setDialog] = useState<WidgetDialog>('none');
  const changes = changesOf(draft, widget);
  const isChanged = Object.keys(changes).length > 0;
  const { busy, error, saving } = useSaving(isChanged);
  const accept = (stored: Widget) => {
    resource.change(() => stored);
    team.widgets.change((all) => replaced(all, stored));
  };
  const save = () =>
    saving(async () => {
      const stored = await api('updateWidget', { params: { id: String(widget.id) }, body: changes });
      accept(stored);
      setDraft(draftOf(stored));
      toast(common.saved);
    });
  const toggle = async () => {
    try {
      accept(await api('toggleWidget', { params: { id: String(widget.id) } }));
    } catch (failure) {
      toast(inWords(failure), 'problem');
    }
  };
  const errors = fieldErrors(error);
  return (
    <Page
      title={widget.name}
      back={
        <a class="icon-button" href={`${BASE}/widgets`} title={words.title} aria-label={words.title}>
          <Icon of={ArrowLeft} />
        </a>
      }
      actions={
        person.isAdmin && (
          <>
            <span class={widget.is_active ? 'status status-active' : 'status status-closed'}>
              {widget.is_active ? words.active : words.inactive}
            </span>
            <Menu
              align="end"
              label={common.more}
              trigger={(attributes) => <IconButton label={common.more} icon={Ellipsis} {...attributes} />}
            >
              <MenuItem onClick={() => void toggle()}>
                <Icon of={Power} />
                {widget.is_active ? words.turnOff : words.turnOn}
              </MenuItem>
              <MenuItem onClick={() => setDialog('regenerate')}>
                <Icon of={RefreshCw} />
                {words.regenerate}
              </MenuItem>
              <MenuItem onClick={() => setDialog('secret')}>
                <Icon of={KeyRound} />
                {words.secret}
              </MenuItem>
              <hr />
              <MenuItem danger onClick={() => setDialog('remove')}>
                <Icon of={Trash2} />
                {words.remove}
              </MenuItem>
            </Menu>
            <SaveButton busy={busy} canSave={isChanged} onSave={save} />
          </>
        )
      }
    >
      <FormProblem error={error} />
      <div class="widget-editor">
        <div class="widget-fields">
          {!person.isAdmin && <p class="muted">{common.adminsOnly}</p>}
          <EmbedCode id={widget.id} token={widget.token} />
          <fieldset class="plain" disabled={!person.isAdmin}>
            <WidgetForm draft={draft} errors={errors} onChange={(change) => setDraft({ ...draft, ...change })} />
          </fieldset>
        </div>
        <aside class="widget-preview" aria-label={words.preview}>
          <WidgetPreview draft={draft} />
        </aside>
      </div>
      <WidgetDialogs
        open={dialog}
        widget={widget}
        onClose={() => setDialog('none')}
        onChanged={accept}
        onRemoved={() => {
          team.widgets.change((all) => all.filter(({ id }) => id !== widget.id));
          navigate('/widgets', { replace: true });
        }}
      />
    </Page>
  );
}
