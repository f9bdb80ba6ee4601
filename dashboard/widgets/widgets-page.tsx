/** Widgets: the list, and the name a new one begins with. */
import { AppWindow, Plus } from 'lucide';
import type { Widget } from '#core/model/widget.ts';
import { replaced } from '#dashboard/data/team.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { widgetFields, widgets as words } from '#dashboard/strings/widgets.ts';
import { NewDialog } from '#dashboard/ui/forms/new-dialog.tsx';
import { NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { SetUpPage } from '#dashboard/settings/settings-page.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import './widgets.css';

/** The page. */
export default function WidgetsPage({ isCreating }: { isCreating: boolean }) {
  const { person, team } = useWorkspace();
  if (isCreating && !person.isAdmin) return <NoPermission />;
  return (
    <>
      <SetUpPage
        words={words}
        icon={AppWindow}
        add={{ label: words.create, icon: Plus, run: () => navigate('/widgets/new') }}
        of={team.widgets}
        skeleton="card"
      >
        {(widgets) => (
          <ul class="widget-cards">
            {widgets.map((widget) => (
              <li key={widget.id}>
                <WidgetCard widget={widget} />
              </li>
            ))}
          </ul>
        )}
      </SetUpPage>
      {isCreating && <NewWidget onClose={() => navigate('/widgets', { replace: true })} />}
    </>
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
  const create = async (name: string) => {
    const widget = await api('createWidget', { body: { name } });
    team.widgets.change((all) => replaced(all, widget));
    return `/widgets/${widget.id}`;
  };
  return (
    <NewDialog
      title={words.newTitle}
      action={words.create}
      created={words.created}
      name={widgetFields.name}
      onClose={onClose}
      create={create}
    />
  );
}
