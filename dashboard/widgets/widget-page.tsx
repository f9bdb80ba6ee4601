/** One widget: its settings with a live preview beside them, and how to put it on a site. */
import { ArrowLeft, Ellipsis, KeyRound, Power, RefreshCw, Trash2 } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Widget } from '#core/model/widgets/widget.ts';
import { createResource, type Resource } from '#dashboard/data/resource.ts';
import { replaced } from '#dashboard/data/team.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { helpCenter } from '#dashboard/strings/help-center.ts';
import { common } from '#dashboard/strings/common.ts';
import { widgetFields, widgets as words } from '#dashboard/strings/widgets.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { RecordNotes } from '#dashboard/ui/crud/record-page.tsx';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { EmbedCode } from './embed-code.tsx';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { deletesSooner, draftOf, settingsOf } from '#dashboard/widgets/draft/draft.ts';
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
    <LoadedPage of={widget}>
      {(loaded) => <WidgetEditor key={loaded.id} widget={loaded} resource={widget} />}
    </LoadedPage>
  );
}

function WidgetEditor({ widget, resource }: { widget: Widget; resource: Resource<Widget> }) {
  const { api, person, team } = useWorkspace();
  const params = { id: String(widget.id) };
  const [dialog, setDialog] = useState<WidgetDialog>('none');
  const accept = (stored: Widget) => {
    resource.change(() => stored);
    team.widgets.change((all) => replaced(all, stored));
  };
  const editor = useRecordEditor({
    stored: widget,
    fieldsOf: draftOf,
    operation: 'updateWidget',
    send: ({ changes }, version) => api('updateWidget', { params, body: { ...settingsOf(changes), ...version } }),
    load: () => api('getWidget', { params }),
    accept,
  });
  const save = async (): Promise<unknown> =>
    deletesSooner(widget, editor.values) ? setDialog('retention') : editor.save();
  const toggle = async () => {
    try {
      accept(await api('toggleWidget', { params }));
    } catch (failure) {
      toast(inWords(failure), 'problem');
    }
  };
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
            <SaveButton busy={editor.busy} canSave={editor.canSave} onSave={save} />
          </>
        )
      }
    >
      <RecordNotes editor={editor} labelOf={labelsOf(widgetFields)} />
      <div class="widget-editor">
        <div class="widget-fields">
          {!person.isAdmin && <p class="muted">{common.adminsOnly}</p>}
          <EmbedCode id={widget.id} token={widget.token} />
          {widget.help_center && widget.is_active && (
            <a class="link" href={`/help/${widget.id}/`} target="_blank" rel="noopener">
              {helpCenter.open}
            </a>
          )}
          <fieldset class="plain" disabled={!person.isAdmin}>
            <WidgetForm editor={editor} />
          </fieldset>
        </div>
        <aside class="widget-preview" aria-label={words.preview}>
          <WidgetPreview draft={editor.values} />
        </aside>
      </div>
      <WidgetDialogs
        open={dialog}
        widget={widget}
        days={editor.values.retention_days}
        onClose={() => setDialog('none')}
        onChanged={accept}
        onSave={editor.save}
        onRemoved={() => navigate('/widgets', { replace: true })}
      />
    </Page>
  );
}
