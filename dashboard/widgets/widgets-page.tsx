/** Widgets: the list, and the name a new one begins with. */
import { AppWindow, Plus } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { Widget } from '../../core/model/widget.ts';
import { replaced } from '../data/team.ts';
import { BASE, navigate } from '../shell/location.ts';
import { common, widgetFields, widgets as words } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NoPermission, Notice } from '../ui/page-state.tsx';
import { toast } from '../ui/toasts.ts';
import { useWorkspace } from '../workspace.ts';
import './widgets.css';

/** The page. */
export default function WidgetsPage({ isCreating }: { isCreating: boolean }) {
  const { person, team } = useWorkspace();
  const add = person.isAdmin && (
    <Button variant="primary" icon={Plus} onClick={() => navigate('/widgets/new')}>
      {words.create}
    </Button>
  );
  if (isCreating && !person.isAdmin) return <NoPermission />;
  return (
    <Page title={words.title} lead={person.isAdmin ? words.lead : `${words.lead} ${common.adminsOnly}`} actions={add}>
      <Loaded of={team.widgets} skeleton="card">
        {(widgets) =>
          widgets.length === 0 ? (
            <Notice icon={AppWindow} title={words.empty} body={words.emptyBody}>
              {add}
            </Notice>
          ) : (
            <ul class="widget-cards">
              {widgets.map((widget) => (
                <li key={widget.id}>
                  <WidgetCard widget={widget} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isCreating && <NewWidget onClose={() => navigate('/widgets', { replace: true })} />}
    </Page>
  );
}

function WidgetCard({ widget }: { widget: Widget }) {
  return (
    <a class="card widget-card" href={`${BASE}/widgets/${widget.id}`}>
      <span
        class="widget-mark"
        style={{ background: widget.primary_color, color: widget.text_color }}
        aria-hidden="true"
      >
        {widget.name.slice(0, 1).toUpperCase()}
      </span>
      <span class="widget-name">
        <b>{widget.name}</b>
        <small>{widget.allowed_domains.join(', ') || words.everywhere}</small>
      </span>
      <span class={widget.is_active ? 'status status-active' : 'status status-closed'}>
        {widget.is_active ? words.active : words.inactive}
      </span>
    </a>
  );
}

function NewWidget({ onClose }: { onClose: () => void }) {
  const { api, team } = useWorkspace();
  const [name, setName] = useState('');
  const created = useRef<number>(undefined);
  const save = async () => {
    const widget = await api('createWidget', { body: { name } });
    team.widgets.change((all) => replaced(all, widget));
    created.current = widget.id;
    toast(words.created);
  };
  return (
    <FormDialog
      title={words.newTitle}
      action={words.create}
      onClose={onClose}
      onSaved={() => navigate(`/widgets/${created.current}`, { replace: true })}
      save={save}
      canSave={name.trim() !== ''}
    >
      {(errors) => (
        <TextField
          label={widgetFields.name[0]}
          help={widgetFields.name[1]}
          error={errors['name']}
          value={name}
          onChange={setName}
          maxLength={100}
          required
          autofocus
        />
      )}
    </FormDialog>
  );
}
