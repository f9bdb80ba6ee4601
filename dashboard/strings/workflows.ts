/** Workflows, their steps, and trying them out. */
import type { Step, Test } from '#core/model/workflow.ts';
import { plural } from './plural.ts';

type Ask = Extract<Step, { kind: 'ask' }>;

/** Workflows. */
export const workflows = {
  title: 'Workflows',
  lead: 'A workflow asks visitors step by step, then hands over, writes a ticket, or ends the chat.',
  add: 'New workflow',
  empty: 'No workflows yet',
  emptyBody: 'Begin with a template: collect a lead, take up an order problem, or answer out of hours.',
  name: 'Workflow',
  nameField: 'Name',
  nameHelp: 'Only your team sees it.',
  newTitle: 'New workflow',
  template: 'Begin with',
  versionColumn: 'Version',
  version: (version: number) => `Version ${version}`,
  changed: 'Changed',
  changedAt: (at: string) => `changed ${at}`,
  steps: (count: number) => plural(count, 'step', 'steps'),
  stepsColumn: 'Steps',
  usedBy: 'Used by',
  created: 'Workflow created',
  saved: (version: number) => `Saved as version ${version}. Chats in progress stay on theirs.`,
  remove: 'Delete workflow…',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeBody: 'A workflow that a widget still uses can’t be deleted. Chats in progress go on to their end.',
  removed: 'Workflow deleted',
  secret: 'Signing secret…',
  secretTitle: 'Issue a new signing secret?',
  secretBody:
    'Requests of “Call a service” steps are signed with it, so that your server knows them. The one before stops being used at once. The new one is shown once.',
  secretIssue: 'Issue secret',
  secretShown: 'Copy it now; it is not shown again.',
};

/** The editor. */
export const editor = {
  stepsTitle: 'Steps',
  add: 'Add step',
  addBehind: (id: string) => `Add a step behind ${id}`,
  first: 'First',
  firstStep: 'First step',
  faults: (count: number) => plural(count, 'mistake', 'mistakes'),
  faultsLeft: (count: number) => `${plural(count, 'mistake', 'mistakes')} to mend before it can be saved.`,
  goToFault: 'Show the first',
  stepName: 'Name of the step',
  stepNameHelp: 'a–z, 0–9 and _; a letter first.',
  nameTaken: 'Another step has this name.',
  nameInvalid: 'Must be 1–40 of a–z, 0–9 and “_”, a letter first.',
  removeStep: 'Delete step',
  characters: 'Characters.',
  chooseStep: 'Choose a step',
  mentions: 'Texts can mention:',
  views: { graph: 'Picture', trial: 'Try it' },
  viewsLabel: 'Beside the steps',
  graph: 'The steps and how they lead to each other',
};

/** What steps do. */
export const stepKinds: Record<Step['kind'], { name: string; help: string }> = {
  message: { name: 'Say', help: 'Says something and goes on.' },
  ask: { name: 'Ask', help: 'Asks, checks the answer and keeps it.' },
  choice: { name: 'Buttons', help: 'Offers buttons; each leads somewhere else.' },
  condition: { name: 'Decide', help: 'Goes one way or the other.' },
  set: { name: 'Note down', help: 'Sets attributes, priority or labels of the chat.' },
  ticket: { name: 'Write a ticket', help: 'Creates a ticket for your team.' },
  http: { name: 'Call a service', help: 'Posts what is known to your server and keeps its answer.' },
  handoff: { name: 'Hand over', help: 'People or a bot go on.' },
  end: { name: 'End', help: 'The chat is resolved.' },
};

/** The fields of steps: label, and help where it needs any. */
export const stepFields = {
  text: ['What it says', ''],
  next: ['Then', ''],
  expects: ['The answer is', ''],
  save_as: ['Keep it as', 'An attribute of the chat, and {{its name}} in later texts.'],
  save_choice_as: ['Keep the choice as', 'Empty: it is not kept.'],
  options: ['Buttons', 'One a line.'],
  min: ['At least', ''],
  max: ['At most', ''],
  retry_text: ['When the answer can’t be taken', 'Empty: words that name what is expected.'],
  about: ['Looks at', ''],
  key: ['Which answer', ''],
  is: ['Is it', ''],
  value: ['What', ''],
  contains: ['The address contains', ''],
  locale: ['The language begins with', 'Such as en or pt-BR.'],
  yes: ['If so', ''],
  no: ['If not', ''],
  priority: ['Priority', ''],
  labels: ['Labels', 'One a line.'],
  attributes: ['Attributes', ''],
  subject: ['Subject', ''],
  description: ['Description', ''],
  to: ['Who goes on', ''],
  agent: ['Agent', ''],
  department: ['Department', ''],
  bot: ['Bot', ''],
  url: ['Address', 'An https address of a host this deployment allows.'],
  save: ['Keep of the answer', ''],
  on_error: ['If no usable answer comes', 'It waits five seconds at most.'],
} as const satisfies Record<string, readonly [string, string]>;

/** Parts of lists within steps. */
export const stepParts = {
  button: (number: number) => `Button ${number}`,
  leadsTo: 'leads to',
  addButton: 'Add a button',
  removeButton: (label: string) => `Remove the button ${label}`,
  content: 'Text',
  path: 'Path in the answer, such as order.status',
  unchanged: 'Leave it',
  ownDepartment: 'The chat’s department',
  nobody: 'Choose one',
};

/** Values of steps' fields. */
export const stepValues = {
  expects: {
    text: 'Any text',
    email: 'An e-mail address',
    phone: 'A phone number',
    number: 'A number',
    date: 'A date',
    choice: 'One of some buttons',
  } satisfies Record<Ask['expects'], string>,
  about: {
    answer: 'An answer',
    business_hours: 'Whether business hours are on',
    agents_online: 'Whether someone is online',
    page: 'The page the visitor is on',
    locale: 'The visitor’s language',
  } satisfies Record<Test['about'], string>,
  is: {
    equals: 'exactly',
    contains: 'with, somewhere in it,',
    at_least: 'at least',
    at_most: 'at most',
    given: 'given at all',
  } satisfies Record<Extract<Test, { about: 'answer' }>['is'], string>,
  to: { department: 'People of a department', agent: 'One agent', bot: 'A bot' },
};

/** A condition in a few words. */
export const testInWords = {
  answer: (key: string, is: string, value: string) => `${key}: ${is} ${value}`.trim(),
  business_hours: 'Business hours?',
  agents_online: 'Someone online?',
  page: (part: string) => `Page with ${part}`,
  locale: (locale: string) => `Language ${locale}`,
};

/** Labels of ways in the picture. */
export const ways = { yes: 'yes', no: 'no', on_error: 'no answer' };

/** What a new step begins with. */
export const newSteps = {
  message: 'Thank you!',
  ask: 'What is it about?',
  answerKey: 'answer',
  choice: 'What can we do for you?',
  choices: ['Yes', 'No'],
  ticket: 'Question from the chat',
  handoff: 'One moment, someone will be with you.',
};

/** Trying a workflow out. */
export const trial = {
  title: 'Try it',
  lead: 'Write as a visitor would. Nothing is stored, nobody is called.',
  write: 'Write as a visitor',
  send: 'Send',
  restart: 'Start again',
  faulty: 'Mend the steps marked red first; then it can be tried.',
  changed: 'The workflow has changed since. This chat stays on what it began with.',
  example: 'Hello!',
  around: 'Pretend that',
  isOpen: 'Business hours are on',
  isAnyoneOnline: 'Someone is online',
  page: 'Page',
  locale: 'Language',
  kept: (key: string, value: string) => `${key} = ${value}`,
  priority: (name: string) => `Priority: ${name}`,
  label: (label: string) => `Label: ${label}`,
  ticket: (subject: string) => `Ticket: ${subject}`,
  calls: (host: string) => `Calls ${host}`,
  answers: 'It answers',
  fails: 'It fails',
  value: (key: string) => `It answers, as ${key}`,
  handedTo: (name: string) => `Handed over to ${name}`,
  ended: 'The chat is resolved',
  log: 'Trial chat',
};

/** Templates to begin with. */
export const templates = {
  blank: { name: 'A blank page', help: 'One sentence, then people.' },
  lead: { name: 'Collect a lead', help: 'Name, e-mail and how large the team is; then people.' },
  order: { name: 'Order problem', help: 'Order number and what went wrong, as a ticket when nobody is online.' },
  hours: { name: 'Out of hours', help: 'People by day; by night a message with an e-mail address.' },
};

/** What the templates say. */
export const templateTexts = {
  welcome: 'Hello! One moment, someone will be with you.',
  leadHello: 'Nice that you are here! A few questions, so that the right person answers you.',
  askName: 'What is your name?',
  askEmail: 'Under which e-mail address do we reach you?',
  askEmailAgain: 'That does not look like an e-mail address. Please try again.',
  askTeam: 'How large is your team?',
  teamSizes: ['Just me', '2–10', '11–50', 'More'],
  leadThanks: 'Thank you, {{name}}! Someone will be with you.',
  orderHello: 'Sorry to hear that! Let’s sort it out.',
  askOrder: 'What is your order number? It is in your confirmation e-mail.',
  askProblem: 'What went wrong?',
  problems: ['It has not arrived', 'Something is broken', 'It is the wrong thing', 'Something else'],
  orderHandoff: 'Thank you. Someone will look into order {{order}} with you now.',
  orderTicket: 'Order {{order}}: {{problem}}',
  orderDetails: '{{visitor_name}} wrote: {{message}}',
  orderNoted: 'Nobody is here at the moment. We have noted it as ticket {{ticket_number}} and write to {{email}}.',
  hoursOpen: 'Hello! Someone will be with you.',
  hoursClosed: 'We are closed at the moment, and write to you as soon as we are back.',
  hoursTicket: 'Message from {{email}}',
  hoursThanks: 'Thank you! You will hear from us.',
};
