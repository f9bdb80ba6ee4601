/** Workflows, their steps, and testing them. */
import type { Test } from '#core/automation/steps/condition.ts';
import type { StepKind, StepOf } from '#core/automation/steps/kinds.ts';
import { plural } from './plural.ts';
import { localized } from './language.ts';

type Ask = StepOf<'ask'>;

/** Workflows. */
export const workflows = localized('workflows', {
  title: 'Workflows',
  lead: 'A workflow guides visitors step by step, then hands over, creates a ticket, or ends the chat.',
  add: 'Create workflow',
  empty: 'No workflows yet',
  emptyBody: 'Start from a template: collect a lead, handle an order problem, or answer out of hours.',
  name: 'Workflow',
  fields: { name: ['Name', 'Visible to your team only.'], definition: ['Steps', ''] },
  newTitle: 'New workflow',
  template: 'Start from',
  versionColumn: 'Version',
  version: (version: number) => `Version ${version}`,
  changed: 'Changed',
  changedAt: (at: string) => `changed ${at}`,
  steps: (count: number) => plural(count, 'step', 'steps'),
  stepsColumn: 'Steps',
  usedBy: 'Used by',
  created: 'Workflow created',
  saved: (version: number) => `Saved as version ${version}. Chats in progress keep their version.`,
  remove: 'Delete workflow…',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeBody: 'Chats in progress continue to their end.',
  removed: 'Workflow deleted',
  secret: 'Signing secret…',
  secretTitle: 'Issue a new signing secret?',
  secretBody:
    'Signs the requests of “Call webhook” steps, so your server can verify them. The previous secret is no longer used. The new one is shown only once.',
  secretIssue: 'Issue secret',
  secretShown: 'Copy it now. It won’t be shown again.',
} as const);

/** The editor. */
export const editor = localized('editor', {
  stepsTitle: 'Steps',
  add: 'Add step',
  addBehind: (id: string) => `Add step after ${id}`,
  first: 'First',
  firstStep: 'First step',
  faults: (count: number) => plural(count, 'error', 'errors'),
  faultsLeft: (count: number) => `Fix ${plural(count, 'error', 'errors')} to save.`,
  goToFault: 'Show',
  stepName: 'Step name',
  stepNameHelp: 'a–z, 0–9 and _, starting with a letter.',
  nameTaken: 'Another step has this name.',
  nameInvalid: 'Use 1–40 characters: a–z, 0–9 and “_”, starting with a letter.',
  removeStep: 'Delete step',
  characters: 'Characters.',
  chooseStep: 'Select a step',
  mentions: 'You can insert:',
  views: { graph: 'Flowchart', trial: 'Test', rehearsal: 'Rehearsal' },
  viewsLabel: 'Flowchart, test or rehearsal',
  graph: 'Flowchart of the steps',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomFit: 'Fit',
});

/** What steps do. */
export const stepKinds = localized<Record<StepKind, { name: string; help: string }>>('stepKinds', {
  message: { name: 'Message', help: 'Sends a message.' },
  ask: { name: 'Question', help: 'Asks, then checks and saves the answer.' },
  choice: { name: 'Buttons', help: 'Offers buttons that lead to different steps.' },
  condition: { name: 'Branch', help: 'Continues one way or the other.' },
  set: { name: 'Set data', help: 'Sets attributes, priority or labels of the chat.' },
  ticket: { name: 'Create ticket', help: 'Creates a ticket for your team.' },
  http: { name: 'Call webhook', help: 'Sends the answers to your server and saves its response.' },
  handoff: { name: 'Hand over', help: 'Passes the chat to an agent or a bot.' },
  end: { name: 'End', help: 'Resolves the chat.' },
});

/** The fields of steps: label, and help where it needs any. */
export const stepFields = localized('stepFields', {
  text: ['Message', ''],
  next: ['Next step', ''],
  expects: ['Answer type', ''],
  save_as: ['Save answer as', 'An attribute of the chat. Later texts can insert it as {{its name}}.'],
  save_choice_as: ['Save choice as', 'Leave empty to not save it.'],
  options: ['Buttons', 'One per line.'],
  min: ['Minimum', ''],
  max: ['Maximum', ''],
  retry_text: ['Error message', 'Leave empty for the default.'],
  about: ['Check', ''],
  key: ['Answer', ''],
  is: ['Condition', ''],
  value: ['Value', ''],
  contains: ['URL contains', ''],
  locale: ['Language starts with', 'Such as en or pt-BR.'],
  yes: ['Yes', ''],
  no: ['No', ''],
  priority: ['Priority', ''],
  labels: ['Labels', 'One per line.'],
  attributes: ['Attributes', ''],
  subject: ['Subject', ''],
  description: ['Description', ''],
  to: ['Hand over to', ''],
  agent: ['Agent', ''],
  department: ['Department', ''],
  bot: ['Bot', ''],
  url: ['URL', 'An https URL on a host that this deployment allows.'],
  save: ['Save from response', ''],
  on_error: ['If the request fails', 'Times out after 5 seconds.'],
} as const satisfies Record<string, readonly [string, string]>);

/** Parts of lists within steps. */
export const stepParts = localized('stepParts', {
  button: (number: number) => `Button ${number}`,
  leadsTo: 'leads to',
  addButton: 'Add button',
  removeButton: (label: string) => `Remove button ${label}`,
  content: 'Text',
  path: 'Path in the response, such as order.status',
  unchanged: 'No change',
  ownDepartment: 'The chat’s department',
  nobody: 'Choose one',
});

/** Values of steps' fields. */
export const stepValues = localized('stepValues', {
  expects: {
    text: 'Any text',
    email: 'Email address',
    phone: 'Phone number',
    number: 'Number',
    date: 'Date',
    choice: 'Choice of buttons',
  } satisfies Record<Ask['expects'], string>,
  about: {
    answer: 'An answer',
    business_hours: 'Business hours',
    agents_online: 'Agents online',
    page: 'Current page',
    locale: 'Visitor’s language',
  } satisfies Record<Test['about'], string>,
  is: {
    equals: 'is exactly',
    contains: 'contains',
    at_least: 'is at least',
    at_most: 'is at most',
    given: 'has any value',
  } satisfies Record<Extract<Test, { about: 'answer' }>['is'], string>,
  to: { department: 'A department', agent: 'An agent', bot: 'A bot' },
});

/** A condition in a few words. */
export const testInWords = localized('testInWords', {
  answer: (key: string, is: string, value: string) => `${key} ${is} ${value}`.trim(),
  business_hours: 'Business hours?',
  agents_online: 'Agents online?',
  page: (part: string) => `URL contains ${part}`,
  locale: (locale: string) => `Language ${locale}`,
});

/** Labels of the edges in the flowchart, by the field that names the next step; `next` has none. */
export const ways = localized<Record<string, string>>('ways', { yes: 'yes', no: 'no', on_error: 'fails' });

/** What a new step starts with. */
export const newSteps = localized('newSteps', {
  message: 'Thank you!',
  ask: 'What’s it about?',
  answerKey: 'answer',
  choice: 'How can we help you?',
  choices: ['Yes', 'No'],
  ticket: 'Question from the chat',
  handoff: 'One moment, please. Someone will be right with you.',
});

/** Testing a workflow. */
export const trial = localized('trial', {
  title: 'Test',
  lead: 'Write as a visitor would. Nothing is saved, and no webhook is called.',
  write: 'Write as a visitor',
  send: 'Send',
  restart: 'Start over',
  faulty: 'Fix the steps in red, then test.',
  changed: 'The workflow has changed. This test keeps the version it started with.',
  example: 'Hello!',
  around: 'Simulate',
  isOpen: 'Within business hours',
  isAnyoneOnline: 'Agents are online',
  page: 'Page',
  locale: 'Language',
  kept: (key: string, value: string) => `${key} = ${value}`,
  priority: (name: string) => `Priority: ${name}`,
  label: (label: string) => `Label: ${label}`,
  ticket: (subject: string) => `Ticket: ${subject}`,
  calls: (host: string) => `Calls ${host}`,
  answers: 'Succeeds',
  fails: 'Fails',
  value: (key: string) => `Response value for ${key}`,
  handedTo: (name: string) => `Handed over to ${name}`,
  ended: 'Chat resolved',
  log: 'Test chat',
});

/** Templates to start from. */
export const templates = localized('templates', {
  blank: { name: 'Blank', help: 'One message, then an agent.' },
  lead: { name: 'Collect a lead', help: 'Name, email and team size, then an agent.' },
  order: {
    name: 'Order problem',
    help: 'Order number and what went wrong. Creates a ticket when no agents are online.',
  },
  hours: {
    name: 'Out of hours',
    help: 'Agents during business hours. At other times, collects a message and an email address.',
  },
});

/** What the templates say. */
export const templateTexts = localized('templateTexts', {
  welcome: 'Hello! One moment, please. Someone will be right with you.',
  leadHello: 'Thanks for reaching out! A few quick questions so the right person can help.',
  askName: 'What’s your name?',
  askEmail: 'What’s the best email to reach you?',
  askEmailAgain: 'That doesn’t look like an email address. Please try again.',
  askTeam: 'How big is your team?',
  teamSizes: ['Just me', '2–10', '11–50', 'More'],
  leadThanks: 'Thanks, {{name}}! Someone will be right with you.',
  orderHello: 'Sorry to hear that! Let’s sort it out.',
  askOrder: 'What’s your order number? It’s in your confirmation email.',
  askProblem: 'What went wrong?',
  problems: ['It hasn’t arrived', 'It’s damaged', 'It’s the wrong item', 'Something else'],
  orderHandoff: 'Thanks. Someone will look into order {{order}} with you now.',
  orderTicket: 'Order {{order}}: {{problem}}',
  orderDetails: '{{visitor_name}} wrote: {{message}}',
  orderNoted:
    'No one is available right now. We’ve opened ticket {{ticket_number}} for our team and saved your email address, {{email}}.',
  hoursOpen: 'Hello! Someone will be right with you.',
  hoursClosed: 'We’re closed right now. Leave a message, and our team will see it when we’re back.',
  hoursTicket: 'Message from {{email}}',
  hoursThanks: 'Thanks! Our team has your message and your email address.',
});
