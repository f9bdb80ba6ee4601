/** Widgets: the list, and the name a new one begins with. */
import { AppWindow } from 'lucide';
import type { Widget } from '#core/model/widgets/widget.ts';
import { replaced } from '#dashboard/data/team.ts';
import { LiveChatOff } from '#dashboard/integrations/live-chat-off.tsx';
import { BASE } from '#dashboard/navigation/location.ts';
import { widgets as words } from '#dashboard/strings/widgets.ts';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import { NewDialog } from '#dashboard/ui/crud/new-dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { described } from './described.ts';
import './widgets.css';

/** The page. */
export default function WidgetsPage({ isCreating }: { isCreating: boolean }) {
  const { team, person } = useWorkspace();
  return (
    <CrudPage
      words={words}
      note={<LiveChatOff />}
      icon={AppWindow}
      of={team.widgets}
      isAdmin={person.isAdmin}
      nameOf={({ name }) => name}
      card={(widget) => <WidgetCard widget={widget} />}
      newPath="/widgets/new"
      isCreating={isCreating}
      form={(_, close) => <NewWidget onClose={close} />}
    />
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

const blank = { name: '' };

function NewWidget({ onClose }: { onClose: () => void }) {
  const { api, team } = useWorkspace();
  return (
    <NewDialog
      title={words.newTitle}
      action={words.add}
      created={words.created}
      blank={blank}
      described={described}
      onClose={onClose}
      create={async (body) => {
        const widget = await api('createWidget', { body });
        team.widgets.change((all) => replaced(all, widget));
        return `/widgets/${widget.id}`;
      }}
    />
  );
}
