/** Settings › Labels and attributes: one record, edited as a whole. */
import type { ConversationFields } from '#core/model/conversations/conversation-fields.ts';
import { common } from '#dashboard/strings/common.ts';
import { fields as words } from '#dashboard/strings/fields.ts';
import { RecordNotes } from '#dashboard/ui/crud/record-page.tsx';
import { Switch } from '#dashboard/ui/forms/field.tsx';
import { SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { AttributeRows } from './attribute-rows.tsx';
import { LabelRows } from './label-rows.tsx';
import './fields.css';

/** The page. */
export default function FieldsPage() {
  const { team } = useWorkspace();
  return <LoadedPage of={team.fields}>{(stored) => <Form stored={stored} />}</LoadedPage>;
}

const names = { attributes: words.attributes, labels: words.labels, only_listed_labels: words.onlyListed };

function Form({ stored }: { stored: ConversationFields }) {
  const { api, team, person } = useWorkspace();
  const editor = useRecordEditor({
    stored,
    fieldsOf: ({ attributes, labels, only_listed_labels }) => ({ attributes, labels, only_listed_labels }),
    operation: 'updateConversationFields',
    send: ({ changes }, version) => api('updateConversationFields', { body: { ...changes, ...version } }),
    load: () => api('getConversationFields', {}),
    accept: (next) => team.fields.change(() => next),
  });
  const { values, errors, set } = editor;
  return (
    <Page
      title={words.title}
      lead={person.isAdmin ? words.lead : `${words.lead} ${common.adminsOnly}`}
      narrow
      actions={person.isAdmin && <SaveButton busy={editor.busy} canSave={editor.canSave} onSave={editor.save} />}
    >
      <RecordNotes editor={editor} labelOf={(field) => names[field]} />
      <fieldset class="plain" disabled={!person.isAdmin}>
        <Section title={words.labels}>
          <p class="muted">{words.labelsBody}</p>
          <LabelRows value={values.labels} errors={errors} onChange={(labels) => set({ labels })} />
          <Switch
            label={words.onlyListed}
            help={words.onlyListedHelp}
            checked={values.only_listed_labels}
            onChange={(only_listed_labels) => set({ only_listed_labels })}
          />
        </Section>
        <Section title={words.attributes}>
          <p class="muted">{words.attributesBody}</p>
          <AttributeRows
            value={values.attributes}
            stored={stored.attributes}
            errors={errors}
            onChange={(attributes) => set({ attributes })}
          />
        </Section>
      </fieldset>
    </Page>
  );
}
