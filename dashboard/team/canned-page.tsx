/** Canned responses: the answers a team gives every day. */
import { Pencil, Plus, Trash2, Zap } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { CannedResponse } from '#core/model/canned-response.ts';
import { replaced } from '#dashboard/data/team.ts';
import { common } from '#dashboard/strings/common.ts';
import { canned as words } from '#dashboard/strings/team.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { SetUpPage } from '#dashboard/settings/settings-page.tsx';
import { SetUpTable } from '#dashboard/settings/settings-table.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import './team.css';

type Open =
  | { kind: 'none' }
  | { kind: 'edit'; response: CannedResponse | undefined }
  | { kind: 'remove'; response: CannedResponse };

/** The page. */
export default function CannedPage() {
  const { api, team } = useWorkspace();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  useEffect(() => void team.departments.need(), []);
  return (
    <>
      <SetUpPage
        words={words}
        icon={Zap}
        add={{ label: words.add, icon: Plus, run: () => setOpen({ kind: 'edit', response: undefined }) }}
        of={team.cannedResponses}
        skeleton="row"
      >
        {(responses) => (
          <SetUpTable
            class="table-canned"
            of={responses}
            by={({ shortcut }) => shortcut}
            columns={[
              { title: words.shortcut, cell: ({ shortcut }) => <kbd>/{shortcut}</kbd> },
              { title: words.content, cell: (response) => <Content of={response} /> },
              {
                title: words.department,
                class: 'wide muted',
                cell: ({ department_id }) =>
                  team.departments.value.value.data?.find(({ id }) => id === department_id)?.name ?? words.everybody,
              },
            ]}
            actions={(response) => [
              {
                label: `${common.edit} /${response.shortcut}`,
                icon: Pencil,
                run: () => setOpen({ kind: 'edit', response }),
              },
              {
                label: `${common.delete} /${response.shortcut}`,
                icon: Trash2,
                run: () => setOpen({ kind: 'remove', response }),
              },
            ]}
          />
        )}
      </SetUpPage>
      {open.kind === 'edit' && <CannedForm response={open.response} onClose={close} />}
      {open.kind === 'remove' && (
        <Confirm
          title={words.removeTitle(open.response.title)}
          body={words.removeBody}
          action={common.delete}
          onClose={close}
          run={async () => {
            await api('deleteCannedResponse', { params: { id: String(open.response.id) } });
            team.cannedResponses.change((all) => all.filter(({ id }) => id !== open.response.id));
            toast(words.removed);
          }}
        />
      )}
    </>
  );
}

function Content({ of: { title, content } }: { of: CannedResponse }) {
  return (
    <>
      <b>{title}</b>
      <p class="clip" title={content}>
        {content}
      </p>
    </>
  );
}

function CannedForm({ response, onClose }: { response: CannedResponse | undefined; onClose: () => void }) {
  const { api, team } = useWorkspace();
  const [value, setValue] = useState({
    shortcut: response?.shortcut ?? '',
    title: response?.title ?? '',
    content: response?.content ?? '',
    department_id: response?.department_id ?? null,
  });
  const set = (change: Partial<typeof value>) => setValue({ ...value, ...change });
  const departments = team.departments.value.value.data ?? [];
  const save = async () => {
    const stored = response
      ? await api('updateCannedResponse', { params: { id: String(response.id) }, body: value })
      : await api('createCannedResponse', { body: value });
    team.cannedResponses.change((all) => replaced(all, stored));
    toast(common.saved);
  };
  return (
    <FormDialog
      title={response ? `${common.edit} /${response.shortcut}` : words.add}
      action={response ? common.save : words.add}
      onClose={onClose}
      save={save}
      canSave={[value.shortcut, value.title, value.content].every((text) => text.trim() !== '')}
    >
      {(errors) => (
        <>
          <TextField
            label={words.shortcut}
            help={words.shortcutHelp}
            error={errors['shortcut']}
            value={value.shortcut}
            onChange={(shortcut) => set({ shortcut: shortcut.toLowerCase().replace(/^\//, '') })}
            maxLength={40}
            required
            autofocus
          />
          <TextField
            label={words.titleField}
            error={errors['title']}
            value={value.title}
            onChange={(title) => set({ title })}
            maxLength={100}
            required
          />
          <TextField
            label={words.content}
            help={words.contentHelp}
            error={errors['content']}
            value={value.content}
            onChange={(content) => set({ content })}
            rows={6}
            maxLength={8000}
            required
          />
          {departments.length > 0 && (
            <SelectField
              label={words.department}
              error={errors['department_id']}
              value={String(value.department_id ?? '')}
              onChange={(id) => set({ department_id: id === '' ? null : Number(id) })}
              options={{
                '': words.everybody,
                ...optionsOf(departments),
              }}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
