/** What the forms of all steps are made of. */
import type { StepKind, StepOf } from '#core/automation/steps/kinds.ts';
import { stepLimits } from '#dashboard/data/limits.ts';
import { stepName } from './step-name.ts';
import { editor, stepFields } from '#dashboard/strings/workflows.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';

/** Why fields are refused, by their path within the definition such as `steps.ask.text`, or within one step. */
export type Faults = Record<string, string>;

/** What the form of a step gets. */
export type StepFormProps<Kind extends StepKind = StepKind> = {
  step: StepOf<Kind>;
  /** What is wrong with the step, by the path within it. */
  faults: Faults;
  onChange: (step: StepOf<Kind>) => void;
  /** Every step it can lead to, as one meets them. */
  steps: readonly string[];
  /** The names of answers it can look at or mention. */
  keys: readonly string[];
};

/** Label, help, limits and error of a field, for each kind of step. */
export const described = Object.fromEntries(
  Object.entries(stepLimits).map(([kind, limits]) => [kind, describedBy(stepFields, limits)]),
) as { [Kind in StepKind]: ReturnType<typeof describedBy<typeof stepFields>> };

type TargetProps = {
  label: string;
  error?: string | undefined;
  value: string;
  steps: readonly string[];
  onChange: (id: string) => void;
};

/** The step something leads to. */
export function Target({ steps, value, ...rest }: TargetProps) {
  const known = Object.fromEntries(steps.map((id) => [id, stepName(id)]));
  // What is named but not there is shown, too: else the first one would seem chosen.
  const options = value in known ? known : { [value]: stepName(value) || editor.chooseStep, ...known };
  return <SelectField {...rest} value={value} options={options} />;
}

type TalkKind = 'message' | 'ask' | 'choice' | 'handoff';

/** Words a visitor reads. */
export function Words({
  kind,
  value,
  faults,
  onChange,
  rows = 3,
}: {
  kind: TalkKind;
  value: string;
  faults: Faults;
  onChange: (text: string) => void;
  rows?: number;
}) {
  return <TextField {...described[kind]('text', faults)} value={value} onChange={onChange} rows={rows} />;
}

/** What is said to an answer that can't be taken. */
export function RetryWords({
  kind,
  value,
  faults,
  onChange,
}: {
  kind: 'ask' | 'choice';
  value: string | null;
  faults: Faults;
  onChange: (text: string | null) => void;
}) {
  return (
    <TextField
      {...described[kind]('retry_text', faults)}
      value={value ?? ''}
      onChange={(text) => onChange(text === '' ? null : text)}
    />
  );
}
