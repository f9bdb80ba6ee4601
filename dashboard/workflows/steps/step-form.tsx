/** The form of one step: its name, what its kind needs, and what is wrong with it. */
import { Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Definition } from '#core/automation/definition.ts';
import type { Step } from '#core/automation/steps/kinds.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { knownKeys } from '#core/automation/graph.ts';
import { limits, patterns } from '#dashboard/data/limits.ts';
import { editor as words } from '#dashboard/strings/workflows.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { inOrder, withStep } from '#dashboard/workflows/draft/edit.ts';
import { stepKindOf } from '#dashboard/workflows/kinds/kinds.tsx';

type FormProps = {
  id: string;
  step: Step;
  definition: Definition;
  faults: Faults;
  onChange: (definition: Definition) => void;
  onRename: (name: string) => void;
  onRemove: () => void;
};

/** The form. */
export function StepForm({ id, step, definition, faults, onChange, onRename, onRemove }: FormProps) {
  const { person } = useWorkspace();
  const isOnly = Object.keys(definition.steps).length === 1;
  return (
    <fieldset class="plain form flow-step-form" disabled={!person.isAdmin}>
      {faults[''] && (
        <p class="form-problem" role="alert">
          {faults['']}
        </p>
      )}
      <StepName id={id} definition={definition} onRename={onRename} />
      <KindForm
        step={step}
        faults={faults}
        definition={definition}
        onChange={(changed) => onChange(withStep(definition, id, changed))}
      />
      {kindOf(step).texts(step).length > 0 && <Mentions definition={definition} />}
      {!isOnly && (
        <div>
          <Button size="small" icon={Trash2} onClick={onRemove}>
            {words.removeStep}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type KindProps = { step: Step; faults: Faults; definition: Definition; onChange: (step: Step) => void };

function KindForm({ step, faults, definition, onChange }: KindProps) {
  const { Form } = stepKindOf(step);
  return (
    <Form
      step={step}
      faults={faults}
      onChange={onChange}
      steps={inOrder(definition)}
      keys={[...knownKeys(definition)]}
    />
  );
}

const NAME = new RegExp(patterns.stepId);

/** The name counts only when it can be one, and no other step has it. */
function StepName({
  id,
  definition,
  onRename,
}: {
  id: string;
  definition: Definition;
  onRename: (name: string) => void;
}) {
  const [typed, setTyped] = useState(id);
  const isTaken = typed !== id && Object.hasOwn(definition.steps, typed);
  const error = isTaken ? words.nameTaken : NAME.test(typed) ? undefined : words.nameInvalid;
  return (
    <div
      onFocusOut={() => {
        if (error === undefined && typed !== id) onRename(typed);
      }}
    >
      <TextField
        label={words.stepName}
        help={words.stepNameHelp}
        error={error}
        value={typed}
        onChange={(text) => setTyped(text.toLowerCase().replaceAll(/[\s-]/g, '_'))}
        maxLength={limits.workflow['stepId']?.maxLength}
      />
    </div>
  );
}

function Mentions({ definition }: { definition: Definition }) {
  return (
    <p class="flow-mentions">
      <small>{words.mentions}</small>
      {[...knownKeys(definition)].map((key) => (
        <code key={key}>{`{{${key}}}`}</code>
      ))}
    </p>
  );
}
