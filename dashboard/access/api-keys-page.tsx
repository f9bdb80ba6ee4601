/** API keys: who of the team's programs has access. */
import { locale } from '#dashboard/strings/language.ts';
import { KeyRound } from 'lucide';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ApiKey, KeyRole } from '#core/model/team/api-key.ts';
import { everyPage } from '#dashboard/api/api.ts';
import { limits } from '#dashboard/data/limits.ts';
import { type Resource, createResource } from '#dashboard/data/resource.ts';
import { replaced, without } from '#dashboard/data/team.ts';
import { apiKeys as words } from '#dashboard/strings/access.ts';
import { ShownSecret } from '#dashboard/ui/controls/shown-secret.tsx';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { Field, TextField } from '#dashboard/ui/forms/field.tsx';
import { Radios } from '#dashboard/ui/forms/radios.tsx';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The page. */
export default function ApiKeysPage() {
  const { api, person } = useWorkspace();
  const keys = useMemo(() => createResource(() => everyPage((query) => api('listApiKeys', { query }))), [api]);
  const [shown, setShown] = useState<string>();
  if (!person.isAdmin) return <NoPermission />;
  return (
    <>
      <CrudPage
        words={words}
        icon={KeyRound}
        of={keys}
        isAdmin
        nameOf={({ name }) => name}
        textOf={({ name, prefix }) => `${name} ${prefix}`}
        isEditedHere
        labels={{ edit: words.editNamed, remove: words.revokeNamed }}
        columns={columns}
        form={(key, close) =>
          key ? (
            <RenameForm apiKey={key} keys={keys} onClose={close} />
          ) : (
            <NewForm keys={keys} onClose={close} onCreated={setShown} />
          )
        }
        removal={({ id, name }) => ({
          title: words.removeTitle(name),
          body: words.removeBody,
          action: words.revoke,
          removed: words.removed,
          run: async () => {
            await api('deleteApiKey', { params: { id: String(id) } });
            keys.change((all) => without(all, id));
          },
        })}
      />
      {shown !== undefined && (
        <ShownSecret title={words.shown} body={words.shownBody} secret={shown} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}

const columns = [
  { title: words.fields.name[0], cell: ({ name }: ApiKey) => <b>{name}</b> },
  { title: words.role, cell: ({ role }: ApiKey) => words.roles[role].name },
  { title: words.prefix, class: 'wide', cell: ({ prefix }: ApiKey) => <code>{prefix}</code> },
  {
    title: words.lastUsed,
    cell: ({ last_used_on: day }: ApiKey) => (day === null ? words.never : days.format(new Date(day))),
  },
  { title: words.expires, class: 'wide', cell: ({ expires_at }: ApiKey) => expiryOf(expires_at) },
  { title: words.createdBy, class: 'wide muted', cell: ({ created_by }: ApiKey) => created_by },
];

/** Days are those of UTC. */
const days = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' });

function expiryOf(expires_at: string | null): string {
  if (expires_at === null) return words.never;
  return Date.parse(expires_at) <= Date.now() ? words.expired : fullTime(expires_at);
}

const described = describedBy(words.fields, limits.apiKey);

type NewKey = { name: string; role: KeyRole; expires_at: string | null };
type NewFormProps = { keys: Resource<ApiKey[]>; onClose: () => void; onCreated: (key: string) => void };

function NewForm({ keys, onClose, onCreated }: NewFormProps) {
  const { api } = useWorkspace();
  const made = useRef('');
  const editor = useRecordEditor<NewKey, NewKey>({
    stored: undefined,
    blank: { name: '', role: 'read', expires_at: null },
    fieldsOf: (fields) => fields,
    send: async ({ values }) => {
      const { key, ...listed } = await api('createApiKey', {
        body: { ...values, expires_at: endOf(values.expires_at) },
      });
      made.current = key;
      keys.change((all) => replaced(all, listed));
      return values;
    },
    accept: () => undefined,
    said: () => words.created,
  });
  const fields = bindTo(editor, described);
  const day = fields.text('expires_at');
  return (
    <RecordDialog
      title={words.add}
      action={words.add}
      editor={editor}
      isComplete={editor.values.name.trim() !== ''}
      labelOf={(field) => (field === 'role' ? words.role : words.fields[field][0])}
      onClose={onClose}
      onSaved={() => {
        onClose();
        onCreated(made.current);
      }}
    >
      <TextField {...fields.as('name')} required autofocus />
      <Radios
        label={words.role}
        value={editor.values.role}
        options={words.roles}
        onChange={(role) => editor.set({ role })}
      />
      <Field label={day.label} help={day.help} error={day.error}>
        {(attributes) => (
          <input
            {...attributes}
            class="input"
            type="date"
            value={day.value}
            onInput={(event) => day.onChange(event.currentTarget.value)}
          />
        )}
      </Field>
    </RecordDialog>
  );
}

/** The end of a day where the admin is; null for none. */
function endOf(day: string | null): string | null {
  return day === null ? null : new Date(`${day}T23:59:59.999`).toISOString();
}

type RenameFormProps = { apiKey: ApiKey; keys: Resource<ApiKey[]>; onClose: () => void };

function RenameForm({ apiKey, keys, onClose }: RenameFormProps) {
  const { api } = useWorkspace();
  const params = { id: String(apiKey.id) };
  const editor = useRecordEditor({
    stored: apiKey,
    fieldsOf: ({ name }) => ({ name }),
    operation: 'updateApiKey',
    send: ({ changes }, version) => api('updateApiKey', { params, body: { ...changes, ...version } }),
    load: () => api('getApiKey', { params }),
    accept: (stored) => keys.change((all) => replaced(all, stored)),
  });
  const fields = bindTo(editor, described);
  return (
    <RecordDialog
      title={words.rename}
      action={words.save}
      editor={editor}
      isComplete={editor.values.name.trim() !== ''}
      labelOf={labelsOf(words.fields)}
      onClose={onClose}
    >
      <TextField {...fields.as('name')} required autofocus />
    </RecordDialog>
  );
}
