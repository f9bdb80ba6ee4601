/** The form of a step that decides: what it looks at, and where it goes on either way. */
import type { Test } from '#core/automation/steps/condition.ts';
import { stepValues, testInWords } from '#dashboard/strings/workflows.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { described, type StepFormProps, Target } from './step-fields.tsx';

type Props = StepFormProps<'condition'>;

/** The form. */
export function ConditionForm({ step, faults, onChange, steps, keys }: Props) {
  return (
    <>
      <SelectField
        {...described.condition('about', faults, 'test.about')}
        value={step.test.about}
        options={stepValues.about}
        onChange={(about) => onChange({ ...step, test: newTest(about, keys) })}
      />
      <TestFields test={step.test} faults={faults} keys={keys} onChange={(test) => onChange({ ...step, test })} />
      <div class="pair">
        <Target
          {...described.condition('yes', faults)}
          value={step.yes}
          steps={steps}
          onChange={(yes) => onChange({ ...step, yes })}
        />
        <Target
          {...described.condition('no', faults)}
          value={step.no}
          steps={steps}
          onChange={(no) => onChange({ ...step, no })}
        />
      </div>
    </>
  );
}

type TestProps = { test: Test; faults: Props['faults']; keys: readonly string[]; onChange: (test: Test) => void };

function TestFields({ test, faults, keys, onChange }: TestProps) {
  switch (test.about) {
    case 'business_hours':
    case 'agents_online':
      return null;
    case 'page':
      return (
        <TextField
          {...described.condition('contains', faults, 'test.contains')}
          value={test.contains}
          onChange={(contains) => onChange({ ...test, contains })}
          placeholder="/checkout"
        />
      );
    case 'locale':
      return (
        <TextField
          {...described.condition('locale', faults, 'test.is')}
          value={test.is}
          onChange={(is) => onChange({ ...test, is })}
          placeholder="en"
        />
      );
    case 'answer':
      return <AnswerFields test={test} faults={faults} keys={keys} onChange={onChange} />;
  }
}

type AnswerTest = Extract<Test, { about: 'answer' }>;

function AnswerFields({ test, faults, keys, onChange }: TestProps & { test: AnswerTest }) {
  const known = keys.includes(test.key) ? keys : [test.key, ...keys];
  return (
    <>
      <div class="pair">
        <SelectField
          {...described.condition('key', faults, 'test.key')}
          value={test.key}
          options={Object.fromEntries(known.map((key) => [key, key]))}
          onChange={(key) => onChange({ ...test, key })}
        />
        <SelectField
          {...described.condition('is', faults, 'test.is')}
          value={test.is}
          options={stepValues.is}
          onChange={(is) => onChange({ ...test, is })}
        />
      </div>
      {test.is !== 'given' && (
        <TextField
          {...described.condition('value', faults, 'test.value')}
          value={test.value}
          onChange={(value) => onChange({ ...test, value })}
        />
      )}
    </>
  );
}

function newTest(about: Test['about'], keys: readonly string[]): Test {
  switch (about) {
    case 'answer':
      return { about, key: keys.at(-1) ?? 'message', is: 'equals', value: '' };
    case 'page':
      return { about, contains: '/' };
    case 'locale':
      return { about, is: 'en' };
    case 'business_hours':
    case 'agents_online':
      return { about };
  }
}

/** A test in a few words. */
export function testWords(test: Test): string {
  switch (test.about) {
    case 'answer':
      return testInWords.answer(test.key, stepValues.is[test.is], test.value);
    case 'page':
      return testInWords.page(test.contains);
    case 'locale':
      return testInWords.locale(test.is);
    case 'business_hours':
    case 'agents_online':
      return testInWords[test.about];
  }
}
