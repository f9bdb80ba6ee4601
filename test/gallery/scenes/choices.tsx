/** Choosing one, several, or on and off. */
import { Choice } from '#dashboard/ui/forms/choice.tsx';
import { Checks, Switch } from '#dashboard/ui/forms/field.tsx';
import { Radios } from '#dashboard/ui/forms/radios.tsx';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, LONG_WORD, nothing } from './samples.ts';

const teams = [
  { id: 1, name: 'Support' },
  { id: 2, name: 'Sales' },
  { id: 3, name: LONG_NAME },
];

export const choices: Subject = {
  title: 'Choices',
  kind: 'part',
  scenes: drawn({
    'what narrows a list': () => (
      <Choice
        label="Channel"
        value="all"
        options={[
          ['all', 'All channels'],
          ['1', LONG_NAME],
        ]}
        onChange={nothing}
      />
    ),
    'on and off': () => (
      <>
        <Switch label="Sound" checked onChange={nothing} />
        <Switch label="Notifications" help="The browser asks once." checked={false} onChange={nothing} />
      </>
    ),
    'on with long words': () => <Switch label={LONG_WORD} help={LONG_TEXT} checked onChange={nothing} />,
    several: () => (
      <Checks
        label="Departments"
        options={teams}
        chosen={[2]}
        help="Chats of these come to the agent."
        onChange={nothing}
      />
    ),
    'none to choose from': () => (
      <Checks label="Departments" options={[]} chosen={[]} help="There are none yet." onChange={nothing} />
    ),
    'one of a few, explained': () => (
      <Radios<'agent' | 'bot'>
        label="Who answers"
        value="agent"
        options={{
          agent: { name: 'Agents', help: 'A free agent gets the chat.' },
          bot: { name: LONG_NAME, help: LONG_TEXT },
        }}
        onChange={nothing}
      />
    ),
  }),
};
