/** Integrations › Webhooks: the list, and a new one with its secret. */
import { Webhook as WebhookIcon } from 'lucide';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Webhook } from '#core/webhooks/webhook.ts';
import { everyPage } from '#dashboard/api/api.ts';
import { type Resource, createResource } from '#dashboard/data/resource.ts';
import { replaced } from '#dashboard/data/team.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { webhooks as words } from '#dashboard/strings/webhooks.ts';
import { ShownSecret } from '#dashboard/ui/controls/shown-secret.tsx';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Fields, type WebhookFields, isComplete } from './webhook-fields.tsx';
import { WebhookState } from './webhook-state.tsx';
import './webhooks.css';

type Made = { id: number; secret: string };

/** The page. */
export default function WebhooksPage({ isCreating }: { isCreating: boolean }) {
  const { api, person } = useWorkspace();
  const webhooks = useMemo(() => createResource(() => everyPage((query) => api('listWebhooks', { query }))), [api]);
  const [made, setMade] = useState<Made>();
  return (
    <>
      <CrudPage
        words={words}
        icon={WebhookIcon}
        of={webhooks}
        isAdmin={person.isAdmin}
        nameOf={({ url }) => url}
        textOf={({ url, description, events }) => `${url} ${description} ${events.join(' ')}`}
        columns={columns}
        tableClass="table-webhooks"
        newPath="/webhooks/new"
        isCreating={isCreating && made === undefined}
        form={(_, close) => <NewForm webhooks={webhooks} onClose={close} onMade={setMade} />}
      />
      {made && (
        <ShownSecret
          title={words.shown}
          body={words.shownBody}
          secret={made.secret}
          onClose={() => {
            setMade(undefined);
            navigate(`/webhooks/${made.id}`, { replace: true });
          }}
        />
      )}
    </>
  );
}

const columns = [
  {
    title: words.fields.url[0],
    cell: ({ id, url, description }: Webhook) => (
      <a class="row-name" href={`${BASE}/webhooks/${id}`}>
        {description || url}
        {description && <small class="muted">{url}</small>}
      </a>
    ),
  },
  { title: words.state, cell: (webhook: Webhook) => <WebhookState of={webhook} /> },
  {
    title: words.fields.events[0],
    class: 'wide',
    cell: ({ events }: Webhook) => <span title={events.join(', ')}>{words.eventCount(events.length)}</span>,
  },
  {
    title: words.lastSuccess,
    class: 'wide',
    cell: ({ last_success_at: at }: Webhook) =>
      at === null ? words.never : <time title={fullTime(at)}>{shortTime(at, clock.value)}</time>,
  },
];

const blank: WebhookFields = { url: '', events: [], is_active: true, description: '' };

type NewFormProps = { webhooks: Resource<Webhook[]>; onClose: () => void; onMade: (made: Made) => void };

function NewForm({ webhooks, onClose, onMade }: NewFormProps) {
  const { api } = useWorkspace();
  const made = useRef<Made | undefined>(undefined);
  const editor = useRecordEditor<WebhookFields, WebhookFields>({
    stored: undefined,
    blank,
    fieldsOf: (fields) => fields,
    send: async ({ values }) => {
      const { secret, ...listed } = await api('createWebhook', { body: values });
      made.current = { id: listed.id, secret };
      webhooks.change((all) => replaced(all, listed));
      return values;
    },
    accept: () => undefined,
    said: () => words.created,
  });
  return (
    <RecordDialog
      title={words.add}
      action={words.add}
      editor={editor}
      isWide
      isComplete={isComplete(editor.values)}
      labelOf={labelsOf(words.fields)}
      onClose={onClose}
      onSaved={() => made.current && onMade(made.current)}
    >
      <Fields editor={editor} />
    </RecordDialog>
  );
}
