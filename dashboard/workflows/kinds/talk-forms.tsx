/** Forms of the steps that talk: say, ask, offer buttons. */
import { Plus, X } from 'lucide';
import type { StepOf } from '#core/automation/steps/kinds.ts';
import { stepLimits } from '#dashboard/data/limits.ts';
import { editor, newSteps, stepParts as words, stepValues } from '#dashboard/strings/workflows.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { described, RetryWords, type StepFormProps, Target, Words } from './step-fields.tsx';

/** Says something. */
export function MessageForm({ step, faults, onChange, steps }: StepFormProps<'message'>) {
  return (
    <>
      <Words kind="message" value={step.text} faults={faults} onChange={(text) => onChange({ ...step, text })} />
      <Target
        {...described.message('next', faults)}
        value={step.next}
        steps={steps}
        onChange={(next) => onChange({ ...step, next })}
      />
    </>
  );
}

type Ask = StepOf<'ask'>;

/** What an expected answer has no use for goes. */
function expecting(step: Ask, expects: Ask['expects']): Ask {
  const hasRange = expects === 'text' || expects === 'number';
  const options = expects === 'choice' ? (step.options.length > 0 ? step.options : newSteps.choices) : [];
  return { ...step, expects, options, min: hasRange ? step.min : null, max: hasRange ? step.max : null };
}

/** Asks for something. */
export function AskForm({ step, faults, onChange, steps }: StepFormProps<'ask'>) {
  const set = (change: Partial<Ask>) => onChange({ ...step, ...change });
  return (
    <>
      <Words kind="ask" value={step.text} faults={faults} onChange={(text) => set({ text })} />
      <div class="pair">
        <SelectField
          {...described.ask('expects', faults)}
          value={step.expects}
          options={stepValues.expects}
          onChange={(expects) => onChange(expecting(step, expects))}
        />
        <TextField
          {...described.ask('save_as', faults)}
          value={step.save_as}
          onChange={(save_as) => set({ save_as })}
        />
      </div>
      {step.expects === 'choice' && (
        <LinesField
          {...described.ask('options', faults)}
          value={step.options}
          onChange={(options) => set({ options })}
        />
      )}
      {(step.expects === 'text' || step.expects === 'number') && <Range step={step} faults={faults} set={set} />}
      <RetryWords kind="ask" value={step.retry_text} faults={faults} onChange={(retry_text) => set({ retry_text })} />
      <Target {...described.ask('next', faults)} value={step.next} steps={steps} onChange={(next) => set({ next })} />
    </>
  );
}

function Range({
  step,
  faults,
  set,
}: {
  step: Ask;
  faults: StepFormProps['faults'];
  set: (part: Partial<Ask>) => void;
}) {
  const help = step.expects === 'text' ? editor.characters : undefined;
  const least = step.expects === 'text' ? 0 : undefined;
  return (
    <div class="pair">
      <NumberField
        {...described.ask('min', faults)}
        help={help}
        value={step.min}
        min={least}
        onChange={(min) => set({ min })}
      />
      <NumberField
        {...described.ask('max', faults)}
        help={help}
        value={step.max}
        min={least}
        onChange={(max) => set({ max })}
      />
    </div>
  );
}

type Choice = StepOf<'choice'>;

/** Offers buttons that lead to different steps. */
export function ChoiceForm({ step, faults, onChange, steps }: StepFormProps<'choice'>) {
  const set = (change: Partial<Choice>) => onChange({ ...step, ...change });
  const { options } = step;
  const add = () =>
    set({ options: [...options, { label: words.button(options.length + 1), next: options.at(-1)?.next ?? '' }] });
  return (
    <>
      <Words kind="choice" value={step.text} faults={faults} onChange={(text) => set({ text })} />
      <ul class="flow-options">
        {options.map((option, index) => {
          const put = (change: Partial<Choice['options'][number]>) =>
            set({ options: options.with(index, { ...option, ...change }) });
          return (
            <li key={index} class="flow-pair">
              <TextField
                label={words.button(index + 1)}
                error={faults[`options.${index}.label`]}
                value={option.label}
                maxLength={stepLimits.choice['options.*.label']?.maxLength}
                onChange={(label) => put({ label })}
              />
              <Target
                label={words.leadsTo}
                error={faults[`options.${index}.next`]}
                value={option.next}
                steps={steps}
                onChange={(next) => put({ next })}
              />
              <IconButton
                label={words.removeButton(option.label)}
                icon={X}
                onClick={() => set({ options: options.filter((_, place) => place !== index) })}
              />
            </li>
          );
        })}
      </ul>
      {faults['options'] && <small class="field-error">{faults['options']}</small>}
      <div>
        <Button
          size="small"
          icon={Plus}
          disabled={options.length >= (stepLimits.choice['options']?.count ?? Infinity)}
          onClick={add}
        >
          {words.addButton}
        </Button>
      </div>
      <TextField
        {...described.choice('save_choice_as', faults, 'save_as')}
        value={step.save_as ?? ''}
        onChange={(name) => set({ save_as: name === '' ? null : name })}
      />
      <RetryWords
        kind="choice"
        value={step.retry_text}
        faults={faults}
        onChange={(retry_text) => set({ retry_text })}
      />
    </>
  );
}
