/** The form of one step: its name, what its kind needs, and what is wrong with it. */
import { Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Definition, Step } from '#core/model/workflow.ts';
import { knownKeys } from '#core/model/workflow-graph.ts';
import { editor as words } from '#dashboard/strings/workflows.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { HandoffForm, HttpForm, SetForm, TicketForm } from './act-forms.tsx';
import type { Faults } from '#dashboard/workflows/draft/check.ts';
import { ConditionForm } from './condition-form.tsx';
import { inOrder, withStep } from '#dashboard/workflows/draft/edit.ts';
import { AskForm, ChoiceForm, MessageForm } from './talk-forms.tsx';

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
      {hasTexts(step) && <Mentions definition={definition} />}
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
  const shared = { faults, onChange, steps: inOrder(definition) };
  switch (step.kind) {
    case 'message':
      return <MessageForm step={step} {...shared} />;
    case 'ask':
      return <AskForm step={step} {...shared} />;
    case 'choice':
      return <ChoiceForm step={step} {...shared} />;
    case 'condition':
      return <ConditionForm step={step} keys={[...knownKeys(definition)]} {...shared} />;
    case 'set':
      return <SetForm step={step} {...shared} />;
    case 'ticket':
      return <TicketForm step={step} {...shared} />;
    case 'http':
      return <HttpForm step={step} {...shared} />;
    case 'handoff':
      return <HandoffForm step={step} {...shared} />;
    case 'end':
      return null;
  }
}

const NAME = /^(?!constructor$)[a-z][a-z0-9_]{0,39}$/;

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
        maxLength={40}
      />
    </div>
  );
}

const hasTexts = ({ kind }: Step): boolean => kind !== 'end' && kind !== 'condition';

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
