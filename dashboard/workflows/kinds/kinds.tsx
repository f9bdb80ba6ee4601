/** How each kind of step looks in the editor: icon, name, what a new one holds, its line in lists, its form. */
import type { IconNode } from 'lucide';
import {
  CircleStop,
  Forward,
  Globe,
  ListChecks,
  MessageCircleQuestion,
  MessageSquare,
  Split,
  Tag,
  Ticket,
} from 'lucide';
import type { JSX } from 'preact';
import type { Effect, Step, StepKind, StepOf } from '#core/automation/steps/kinds.ts';
import type { Attributes } from '#core/model/text.ts';
import { names } from '#dashboard/strings/names.ts';
import { newSteps as texts, stepKinds as words, trial } from '#dashboard/strings/workflows.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';
import { HandoffForm, HttpForm, SetForm, TicketForm } from './act-forms.tsx';
import { ConditionForm, testWords } from './condition-form.tsx';
import { receiverName } from './receiver-name.ts';
import type { StepFormProps } from './step-fields.tsx';
import { AskForm, ChoiceForm, MessageForm } from './talk-forms.tsx';

type KindRow<Kind extends StepKind> = {
  name: string;
  /** What it does, in one sentence. */
  help: string;
  icon: IconNode;
  /** A new step. @param next the step it leads to */
  empty: (next: string) => StepOf<Kind>;
  /** What a step says or does, in one line. */
  summary: (step: StepOf<Kind>) => string;
  Form: (props: StepFormProps<Kind>) => JSX.Element | null;
};

/** The kinds, in the order of the menu. */
export const stepKinds: { [Kind in StepKind]: KindRow<Kind> } = {
  message: {
    ...words.message,
    icon: MessageSquare,
    empty: (next) => ({ kind: 'message', text: texts.message, next }),
    summary: ({ text }) => text,
    Form: MessageForm,
  },
  ask: {
    ...words.ask,
    icon: MessageCircleQuestion,
    empty: (next) => ({
      kind: 'ask',
      text: texts.ask,
      expects: 'text',
      save_as: texts.answerKey,
      options: [],
      min: null,
      max: null,
      retry_text: null,
      next,
    }),
    summary: ({ text }) => text,
    Form: AskForm,
  },
  choice: {
    ...words.choice,
    icon: ListChecks,
    empty: (next) => ({
      kind: 'choice',
      text: texts.choice,
      options: texts.choices.map((label) => ({ label, next })),
      save_as: null,
      retry_text: null,
    }),
    summary: ({ text }) => text,
    Form: ChoiceForm,
  },
  condition: {
    ...words.condition,
    icon: Split,
    empty: (next) => ({ kind: 'condition', test: { about: 'agents_online' }, yes: next, no: next }),
    summary: ({ test }) => testWords(test),
    Form: ConditionForm,
  },
  set: {
    ...words.set,
    icon: Tag,
    empty: (next) => ({ kind: 'set', attributes: {}, priority: null, labels: [], next }),
    summary: ({ attributes, labels, priority }) =>
      [...Object.keys(attributes), ...labels, priority ?? ''].filter(Boolean).join(', '),
    Form: SetForm,
  },
  ticket: {
    ...words.ticket,
    icon: Ticket,
    empty: (next) => ({
      kind: 'ticket',
      subject: texts.ticket,
      description: '{{message}}',
      priority: 'normal',
      next,
    }),
    summary: ({ subject }) => subject,
    Form: TicketForm,
  },
  http: {
    ...words.http,
    icon: Globe,
    empty: (next) => ({ kind: 'http', url: 'https://', save: {}, next, on_error: next }),
    summary: ({ url }) => url,
    Form: HttpForm,
  },
  handoff: {
    ...words.handoff,
    icon: Forward,
    empty: () => ({ kind: 'handoff', to: { type: 'department', department_id: null }, text: texts.handoff }),
    summary: ({ text }) => text,
    Form: HandoffForm,
  },
  end: {
    ...words.end,
    icon: CircleStop,
    empty: () => ({ kind: 'end' }),
    summary: () => '',
    Form: () => null,
  },
};

/** The row of a step's kind. */
export const stepKindOf = ({ kind }: Step): KindRow<StepKind> => stepKinds[kind];

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;
type TrialEffect<Type extends Effect['type']> = {
  /** What a real chat would have done, a line each. */
  lines: (effect: EffectOf<Type>, team: Workspace['team']) => string[];
  /** Whether the test chat ends with it. */
  isLast?: true;
  /** What the workflow knows after it. */
  learns?: Attributes;
};

const trialEffects: { [Type in Effect['type']]: TrialEffect<Type> } = {
  say: { lines: () => [] },
  keep: {
    lines: ({ attributes, priority, labels }) => [
      ...Object.entries(attributes).map(([key, value]) => trial.kept(key, String(value))),
      ...(priority === null ? [] : [trial.priority(names.priority[priority])]),
      ...labels.map(trial.label),
    ],
  },
  ticket: { lines: ({ subject }) => [trial.ticket(subject)], learns: { ticket_number: 1 } },
  http: { lines: ({ url }) => [trial.calls(URL.canParse(url) ? new URL(url).host : url)] },
  hand_off: { lines: ({ to }, team) => [trial.handedTo(receiverName(to, team))], isLast: true },
  end: { lines: () => [trial.ended], isLast: true },
};

/** What the test chat does instead of an effect. */
export const trialEffectOf = ({ type }: Effect): TrialEffect<Effect['type']> =>
  trialEffects[type] as TrialEffect<Effect['type']>;
