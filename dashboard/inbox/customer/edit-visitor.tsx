/** The form for a visitor's name, email and phone. */
import { useState } from 'preact/hooks';
import type { Visitor } from '#core/model/visitors/visitor.ts';
import { editVisitor as words } from '#dashboard/strings/customers.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const fields = ['name', 'email', 'phone'] as const;
const described = describedBy(words.fields, {});

type EditProps = { visitor: Visitor; onChanged: (visitor: Visitor) => void; onClose: () => void };

/** The dialog. What the site verified can't be changed here; what a colleague changed meanwhile is refused. */
export default function EditVisitor({ visitor, onChanged, onClose }: EditProps) {
  const { api } = useWorkspace();
  const [values, setValues] = useState({
    name: visitor.name ?? '',
    email: visitor.email ?? '',
    phone: visitor.phone ?? '',
  });
  const changed = fields.filter((field) => values[field].trim() !== (visitor[field] ?? ''));
  const save = async () => {
    const wanted = Object.fromEntries(changed.map((field) => [field, values[field].trim() || null]));
    const base = Object.fromEntries(changed.map((field) => [field, visitor[field]]));
    onChanged(await api('editVisitor', { params: { id: String(visitor.id) }, body: { ...wanted, base } }));
    toast(words.saved);
  };
  return (
    <FormDialog
      title={words.title}
      action={words.action}
      save={save}
      canSave={changed.length > 0}
      isDirty={changed.length > 0}
      fields={fields}
      onClose={onClose}
    >
      {(errors) =>
        fields.map((field, index) => (
          <TextField
            key={field}
            {...described(field, errors)}
            value={values[field]}
            autofocus={index === 0}
            onChange={(text) => setValues({ ...values, [field]: text })}
          />
        ))
      }
    </FormDialog>
  );
}
