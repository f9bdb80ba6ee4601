/** What a new workflow can begin with. */
import type { Definition } from '#core/automation/definition.ts';
import type { Step, StepOf } from '#core/automation/steps/kinds.ts';
import { templateTexts as words } from '#dashboard/strings/workflows.ts';

type Ask = StepOf<'ask'>;
/** A question with nothing special about it. */
const ask = (part: Pick<Ask, 'text' | 'expects' | 'save_as' | 'next'> & Partial<Ask>): Ask => ({
  kind: 'ask',
  options: [],
  min: null,
  max: null,
  retry_text: null,
  ...part,
});
const people = (text: string): Step => ({ kind: 'handoff', to: { type: 'department', department_id: null }, text });
const email = (next: string): Ask =>
  ask({ text: words.askEmail, expects: 'email', save_as: 'email', retry_text: words.askEmailAgain, next });

/** The templates, by name. */
export const templates = {
  blank: { start: 'people', steps: { people: people(words.welcome) } },
  lead: {
    start: 'hello',
    steps: {
      hello: { kind: 'message', text: words.leadHello, next: 'name' },
      name: ask({ text: words.askName, expects: 'text', save_as: 'name', min: 2, next: 'email' }),
      email: email('team'),
      team: ask({
        text: words.askTeam,
        expects: 'choice',
        options: words.teamSizes,
        save_as: 'team_size',
        next: 'mark',
      }),
      mark: { kind: 'set', attributes: {}, priority: 'high', labels: ['lead'], next: 'people' },
      people: people(words.leadThanks),
    },
  },
  order: {
    start: 'hello',
    steps: {
      hello: { kind: 'message', text: words.orderHello, next: 'order' },
      order: ask({ text: words.askOrder, expects: 'text', save_as: 'order', min: 3, next: 'problem' }),
      problem: ask({
        text: words.askProblem,
        expects: 'choice',
        options: words.problems,
        save_as: 'problem',
        next: 'mark',
      }),
      mark: { kind: 'set', attributes: {}, priority: null, labels: ['order'], next: 'anyone' },
      anyone: { kind: 'condition', test: { about: 'agents_online' }, yes: 'people', no: 'email' },
      people: people(words.orderHandoff),
      email: email('ticket'),
      ticket: {
        kind: 'ticket',
        subject: words.orderTicket,
        description: words.orderDetails,
        priority: 'normal',
        next: 'noted',
      },
      noted: { kind: 'message', text: words.orderNoted, next: 'end' },
      end: { kind: 'end' },
    },
  },
  hours: {
    start: 'open',
    steps: {
      open: { kind: 'condition', test: { about: 'business_hours' }, yes: 'people', no: 'closed' },
      people: people(words.hoursOpen),
      closed: { kind: 'message', text: words.hoursClosed, next: 'email' },
      email: email('ticket'),
      ticket: {
        kind: 'ticket',
        subject: words.hoursTicket,
        description: '{{message}}',
        priority: 'normal',
        next: 'thanks',
      },
      thanks: { kind: 'message', text: words.hoursThanks, next: 'end' },
      end: { kind: 'end' },
    },
  },
} satisfies Record<string, Definition>;
/** The name of a template. */
export type TemplateName = keyof typeof templates;
