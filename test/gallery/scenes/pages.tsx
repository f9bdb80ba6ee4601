/** Pages, their sections and tables. */
import { Plus } from 'lucide';
import '#dashboard/ui/page/figures.css';
import '#dashboard/ui/page/table.css';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, LONG_WORD, nothing } from './samples.ts';

const people = [
  ['Maya Lindqvist', 'maya@fjord.example', '1,204'],
  [LONG_NAME, `${LONG_WORD}@example.com`, '7'],
] as const;

const table = (
  <table class="table">
    <thead>
      <tr>
        <th>Name</th>
        <th class="roomy">Email</th>
        <th class="number">Chats</th>
      </tr>
    </thead>
    <tbody>
      {people.map(([name, email, chats]) => (
        <tr>
          <td>{name}</td>
          <td class="clip roomy">{email}</td>
          <td class="number">{chats}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

export const pages: Subject = {
  title: 'Pages',
  kind: 'part',
  scenes: drawn({
    'with lead and actions': () => (
      <Page
        title="Widgets"
        lead="One for each site or brand."
        actions={
          <Button variant="primary" icon={Plus}>
            New widget
          </Button>
        }
      >
        {table}
      </Page>
    ),
    'narrow, with long words': () => (
      <Page title={LONG_TEXT} lead={LONG_TEXT} narrow actions={<Button>Save</Button>}>
        <Section title={LONG_NAME}>
          <TextField label="Name" value="" onChange={nothing} />
        </Section>
      </Page>
    ),
    empty: () => (
      <Page title="Widgets">
        <p class="muted">Nothing yet.</p>
      </Page>
    ),
    sections: () => (
      <>
        <Section title="General">
          <TextField label="Name" value="Fjord shop" onChange={nothing} />
          <TextField label="Title" value="Hej" onChange={nothing} />
        </Section>
        <Section title="Empty">{null}</Section>
      </>
    ),
    figures: () => (
      <dl class="figures">
        {Object.entries({
          Waiting: '3',
          Active: '12',
          'First response time': '1 min 48 s',
          Satisfaction: '4.29',
          [LONG_NAME]: '1,204,311',
        }).map(([name, value]) => (
          <div class="figure">
            <dt>{name}</dt>
            <dd>
              <b>{value}</b>
            </dd>
          </div>
        ))}
      </dl>
    ),
  }),
};
