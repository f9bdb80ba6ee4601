/** The flow of journeys: it asks for an address and a topic, then opens a ticket or hands over to people. */
import type { Sent } from '#core/contract/http.ts';

/** Its definition. */
export const intake: Sent<'createWorkflow', 'body'>['definition'] = {
  start: 'email',
  steps: {
    email: { kind: 'ask', text: 'Your email address?', expects: 'email', save_as: 'email', next: 'kind' },
    kind: {
      kind: 'choice',
      text: 'What is it about?',
      options: [
        { label: 'A repair', next: 'ticket' },
        { label: 'Talk to a person', next: 'people' },
      ],
    },
    ticket: { kind: 'ticket', subject: 'Repair for {{email}}', description: '{{message}}', next: 'thanks' },
    thanks: { kind: 'message', text: 'Your number is {{ticket_number}}.', next: 'end' },
    end: { kind: 'end' },
    people: { kind: 'handoff', to: { type: 'department', department_id: null }, text: 'One moment, please.' },
  },
};
