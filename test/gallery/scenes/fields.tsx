/** Fields that are typed into. */
import { FileField } from '#dashboard/ui/forms/file-field.tsx';
import { ColourField, Field, SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { PairsField } from '#dashboard/ui/forms/pairs-field.tsx';
import { RangeField } from '#dashboard/ui/forms/range-field.tsx';
import { SearchField } from '#dashboard/ui/controls/search-field.tsx';
import { FormProblem } from '#dashboard/ui/forms/saving.tsx';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, LONG_WORD, nothing } from './samples.ts';

const states = {
  empty: { value: '' },
  filled: { value: 'Fjord shop', help: 'Visitors see it above the chat.' },
  'with long words': { label: LONG_NAME, value: LONG_TEXT, help: LONG_TEXT },
  wrong: { value: 'x', help: 'Visitors see it above the chat.', error: 'Enter at least two characters.' },
  'wrong at length': { value: LONG_WORD, error: LONG_TEXT },
};

const textFields = Object.entries(states).map(
  ([name, state]) =>
    [`a line, ${name}`, () => <TextField label="Name" placeholder="A name" {...state} onChange={nothing} />] as const,
);

const colors = { Black: '#000', Green: '#1f4d3f' };

export const fields: Subject = {
  title: 'Fields',
  kind: 'part',
  scenes: drawn({
    ...Object.fromEntries(textFields),
    'several lines': () => <TextField label="Welcome message" rows={3} value={LONG_TEXT} onChange={nothing} />,
    'a control of its own': () => (
      <Field label="Starts" help="In the time zone of the team.">
        {(wiring) => <input class="input" type="time" value="09:00" {...wiring} />}
      </Field>
    ),
    'a number, and none': () => (
      <>
        <NumberField label="Chats at once" value={5} min={1} max={20} onChange={nothing} />
        <NumberField label="Chats at once" value={null} min={1} max={20} onChange={nothing} />
      </>
    ),
    'a list': () => (
      <LinesField
        label="Domains"
        value={['fjord.example', `*.${LONG_WORD}.example`]}
        help="One per line."
        onChange={nothing}
      />
    ),
    'one of a few': () => (
      <SelectField label="Status" value="a" options={{ a: 'Open', b: LONG_TEXT }} onChange={nothing} />
    ),
    'one of a few, wrong': () => (
      <SelectField label="Status" value="a" options={{ a: 'Open' }} error="Choose a status." onChange={nothing} />
    ),
    'a color': () =>
      Object.entries(colors).map(([name, value]) => <ColourField label={name} value={value} onChange={nothing} />),
    'a color, wrong': () => (
      <ColourField label="Color" value="blue" error="Enter a color like #1f4d3f." onChange={nothing} />
    ),
    'a search': () => <SearchField label="Search tickets" value={LONG_WORD} onSearch={nothing} />,
    'a file': () => <FileField label="Articles" accept=".csv" help="A CSV file of at most 5 MB." onChange={nothing} />,
    'a range': () => (
      <RangeField
        label="Corners"
        value={12}
        min={0}
        max={24}
        step={1}
        inWords={(value) => `${value} px`}
        onChange={nothing}
      />
    ),
    pairs: () => (
      <PairsField
        label="Headers"
        valueLabel="Value"
        value={{ accept: 'text/html', [LONG_WORD]: LONG_TEXT }}
        onChange={nothing}
      />
    ),
    'no pairs, and why they are wrong': () => (
      <PairsField label="Headers" valueLabel="Value" value={{}} error="Name every header once." onChange={nothing} />
    ),
    'a whole form refused': () => <FormProblem text="You are offline. Try again once you are connected." />,
    'a form not refused': () => <FormProblem text={undefined} />,
  }),
};
