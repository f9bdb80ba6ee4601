/** Every English word of the dashboard, in one place, ready for translation. */
import type { Priority, Status, WaitingReason } from '../core/model/conversation.ts';
import type { AgentStatus } from '../core/model/agent.ts';
import type { Weekday } from '../core/model/business-hours.ts';

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Names of closed sets. */
export const names = {
  status: {
    pending: 'Pending',
    active: 'Active',
    waiting: 'Waiting for visitor',
    resolved: 'Resolved',
    closed: 'Closed',
  } satisfies Record<Status, string>,
  priority: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' } satisfies Record<Priority, string>,
  agentStatus: { online: 'Online', away: 'Away', busy: 'Busy', offline: 'Offline' } satisfies Record<
    AgentStatus,
    string
  >,
  agentStatusHelp: {
    online: 'New chats are assigned to you',
    away: 'Back in a moment; no new chats',
    busy: 'No new chats for now',
    offline: 'Your open chats go back to the queue',
  } satisfies Record<AgentStatus, string>,
  waitingReason: {
    nobody_online: 'Nobody is online',
    all_full: 'Every agent is at the maximum',
    none_in_department: 'This department has no agents',
    outside_hours: 'Outside business hours',
    with_bot: 'The bot is answering',
    with_workflow: 'A flow is answering',
  } satisfies Record<WaitingReason, string>,
  weekday: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  } satisfies Record<Weekday, string>,
};

/** What every page may say. */
export const common = {
  product: 'Live chat',
  retry: 'Retry',
  cancel: 'Cancel',
  save: 'Save changes',
  saving: 'Saving…',
  saved: 'Saved',
  edit: 'Edit',
  delete: 'Delete',
  add: 'Add',
  remove: 'Remove',
  close: 'Close',
  back: 'Back',
  copy: 'Copy',
  copied: 'Copied',
  more: 'More actions',
  none: 'None',
  failedToLoad: 'This did not load',
  loading: 'Loading',
  noPermission: 'Only admins can do this',
  noPermissionBody: 'Ask someone in the “admin” group of your organization, or to be added to it.',
  adminsOnly: 'Only admins can change this. You can look at everything here.',
  unsaved: 'You have unsaved changes. Leave without saving?',
  typeToConfirm: (name: string) => `Type “${name}” to confirm`,
  notFound: 'There is nothing here',
  notFoundBody: 'The address may be mistyped, or what was here has been deleted.',
  skip: 'Skip to content',
  agents: (count: number) => plural(count, 'agent', 'agents'),
};

/** Errors in words. */
export const problems = {
  offline: 'The server can’t be reached. Check your connection.',
  forbidden: 'You may not do this. Only people in the “admin” group may.',
  gone: 'It is not there any more.',
  tooMany: 'Too many requests at once. Try again in a moment.',
  server: 'Something went wrong on the server. Try again.',
};

/** Sign-in. */
export const session = {
  starting: 'Signing you in…',
  signedOut: 'You are signed out',
  signedOutBody: 'Sign in to answer your visitors.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  failed: 'Signing in did not work',
  expired: 'Your sign-in has expired',
  expiredBody: 'Sign in again to go on. What you have typed is kept, and you come back to this page.',
};

/** The frame around every page. */
export const shell = {
  navigation: 'Main',
  home: 'Home',
  conversations: 'Conversations',
  widgets: 'Widgets',
  agents: 'Agents',
  departments: 'Departments',
  cannedResponses: 'Canned responses',
  settings: 'Preferences',
  expand: 'Show labels',
  collapse: 'Hide labels',
  commands: 'Commands',
  shortcuts: 'Keyboard shortcuts',
  status: 'Your status',
  statusNow: (name: string) => `Your status: ${name}`,
  connecting: 'Connecting…',
  live: 'Connected',
  retrying: 'Connection lost. Trying again…',
  recovered: 'Connected again. Nothing was missed.',
  stopped: 'Not connected',
  account: 'Account',
  theme: { auto: 'Like the system', light: 'Light', dark: 'Dark', label: 'Appearance' },
  notAnAgent: 'You are signed in, but not an agent yet',
  notAnAgentAdmin: 'Chats can only be assigned to agents. Make yourself one to answer visitors from here.',
  notAnAgentOther: 'Ask an admin to add you under Agents. You can look at conversations in the meantime.',
  makeMeAgent: 'Make me an agent',
};

/** The command palette and the help sheet. */
export const commands = {
  placeholder: 'Type a command or a page…',
  nothing: 'No command matches.',
  goTo: 'Go to',
  conversation: 'Conversation',
  you: 'You',
  setStatus: (name: string) => `Set status: ${name}`,
  keys: {
    palette: 'Open the command palette',
    help: 'Show this help',
    search: 'Search conversations',
    next: 'Next conversation',
    previous: 'Previous conversation',
    reply: 'Write a reply',
    note: 'Write a note',
    resolve: 'Resolve',
    close: 'Close the conversation',
    transfer: 'Transfer',
    home: 'Go to Home',
    inbox: 'Go to Conversations',
    send: 'Send',
    newline: 'New line',
    canned: 'Insert a canned response',
    escape: 'Leave the text field',
  },
};

/** Conversations. */
export const inbox = {
  title: 'Conversations',
  views: { mine: 'Mine', unassigned: 'Unassigned', all: 'All' },
  search: 'Search name, e-mail or text',
  clearSearch: 'Clear search',
  filters: 'Filters',
  clearFilters: 'Clear filters',
  statusFilter: 'Status',
  openStatuses: 'Open',
  anyStatus: 'Any status',
  department: 'Department',
  anyDepartment: 'Any department',
  widget: 'Widget',
  anyWidget: 'Any widget',
  priority: 'Priority',
  anyPriority: 'Any priority',
  label: 'Label',
  anyLabel: 'Any label',
  list: 'List of conversations',
  results: (count: number, more: boolean) => (more ? `${count}+ results` : plural(count, 'result', 'results')),
  loadMore: 'Show more',
  anonymous: 'Visitor',
  noMessage: 'No message yet',
  unread: (count: number) => plural(count, 'unread message', 'unread messages'),
  waitingSince: (time: string) => `Waiting for ${time}`,
  verified: 'Verified identity',
  notVerified: 'Identity not verified',
  empty: {
    mine: ['All caught up', 'Chats assigned to you appear here by themselves.'],
    unassigned: ['Nobody is waiting', 'Chats that found no free agent wait here until someone takes them.'],
    all: ['No conversations', 'When visitors write to one of your widgets, their conversations appear here.'],
    search: ['Nothing found', 'Names, e-mail addresses and message texts were searched. Try fewer or shorter words.'],
    filtered: ['Nothing matches these filters', 'Clear a filter to see more.'],
  } as Record<string, [string, string]>,
  offlineHint: 'You are offline. Go online to have chats assigned to you.',
  goOnline: 'Go online',
  choose: 'Choose a conversation',
  chooseBody: 'Pick one from the list, or press J and K to walk through it.',
  missing: 'This conversation is not there',
  missingBody: 'It may have been deleted, or the address is mistyped.',
};

/** One conversation. */
export const thread = {
  log: 'Messages',
  assignedTo: (name: string) => `Assigned to ${name}`,
  you: 'You',
  unassigned: 'Unassigned',
  formerAgent: 'Former agent',
  resolve: 'Resolve',
  close: 'Close',
  reopen: 'Reopen',
  transfer: 'Transfer',
  take: 'Take it',
  details: 'Details',
  priorityLabel: (name: string) => `Priority: ${name}`,
  newMessages: 'New messages',
  jump: 'Jump to newest',
  today: 'Today',
  yesterday: 'Yesterday',
  older: 'Loading earlier messages…',
  visitor: 'Visitor',
  bot: 'Bot',
  note: 'Note',
  ownNote: 'Your note, only your team sees it',
  noteBy: (name: string) => `Note by ${name}, only your team sees it`,
  sending: 'Sending',
  retrying: 'Trying again…',
  sent: 'Sent',
  read: 'Read',
  failed: 'Not sent',
  discard: 'Discard',
  typing: (who: string) => `${who} is typing`,
  system: {
    assigned: (name: string) => `Assigned to ${name}`,
    requeued: 'Back in the queue',
    resolved: (name: string) => `Resolved by ${name}`,
    closed: (name: string) => `Closed by ${name}`,
    reopened: 'Reopened',
    handed_off: 'Handed over to the team',
    rated: (stars: number) => `Rated ${plural(stars, 'star', 'stars')}`,
  },
  takenBy: (name: string) => `${name} already took this conversation.`,
  changedMeanwhile: 'This conversation changed in the meantime. You now see how it stands.',
  atCapacity: 'You already hold as many chats as you may. Resolve one first.',
  colleagueAtCapacity: (name: string) => `${name} already holds as many chats as they may.`,
  nothingWritten: 'Nothing was written yet.',
};

/** Where one writes. */
export const composer = {
  reply: 'Reply',
  note: 'Note',
  mode: 'What to write',
  replyTo: (name: string) => `Reply to ${name}…`,
  noteHint: 'Write a note. Only your team sees it…',
  send: 'Send',
  addNote: 'Add note',
  hint: 'Enter to send · Shift+Enter for a new line · / for canned responses',
  noteKeys: 'Enter to add · Shift+Enter for a new line',
  tooLong: (over: number) => `${plural(over, 'character', 'characters')} too many`,
  ended: { resolved: 'This conversation is resolved.', closed: 'This conversation is closed.' },
  endedHint: 'Reopen it to reply. Notes can still be added.',
  claims: 'Your reply takes this conversation.',
  colleague: (name: string) => `${name} is handling this conversation.`,
  canned: 'Canned responses',
  noCanned: 'No canned response matches.',
};

/** The visitor and what is known about the conversation. */
export const details = {
  title: 'Details',
  visitor: 'Visitor',
  email: 'E-mail',
  phone: 'Phone',
  local: 'Local time',
  language: 'Language',
  browser: 'Browser',
  address: 'IP address',
  referrer: 'Came from',
  pages: 'Pages',
  now: 'now',
  noPages: 'No pages recorded.',
  started: 'Started on',
  conversation: 'Conversation',
  labels: 'Labels',
  addLabel: 'Add a label',
  removeLabel: (label: string) => `Remove label ${label}`,
  department: 'Department',
  defaultDepartment: 'Default',
  widget: 'Widget',
  created: 'Started',
  firstResponse: 'First answer after',
  rating: 'Rating',
  stars: (count: number) => `${count} of 5 stars`,
  attributes: 'Attributes',
  earlier: 'Earlier conversations',
  noEarlier: 'No earlier conversation.',
  findEarlier: 'Look for earlier conversations',
  seen: (first: string) => `First seen ${first}`,
};

/** Transfer. */
export const transfer = {
  title: 'Transfer conversation',
  search: 'Find an agent or a department',
  agents: 'Agents',
  departments: 'Departments',
  queue: 'Back to the queue',
  queueHelp: 'The next free agent gets it.',
  load: (current: number, most: number) => `${current} of ${most} chats`,
  nobody: 'Nobody matches.',
  force: 'Assign even though at the maximum',
  done: (name: string) => `Transferred to ${name}`,
  requeued: 'Back in the queue',
};

/** The first page. */
export const home = {
  title: 'Home',
  active: 'Active',
  activeHelp: 'The agent’s turn',
  waiting: 'Waiting for visitor',
  waitingHelp: 'The visitor’s turn',
  pending: 'Pending',
  pendingHelp: 'Waiting for an agent',
  started: 'Started today',
  resolved: 'Resolved today',
  response: 'First response',
  resolution: 'Resolution time',
  satisfaction: 'Satisfaction',
  lastDays: 'Average of the last 7 days',
  noSample: 'No sample yet',
  onlineAgents: 'Online agents',
  nobodyOnline: 'Nobody is online',
  nobodyOnlineBody: 'Visitors see the offline message until someone goes online.',
  recent: 'Recent conversations',
  noRecent: 'No conversations yet',
  noRecentBody: 'Put a widget on a page and write to yourself to see one.',
  allConversations: 'All conversations',
  activeWidgets: 'Active widgets',
  noWidgets: 'No active widget',
  noWidgetsBody: 'Visitors can’t write to you yet. Create a widget and put it on your site.',
  createWidget: 'Create a widget',
};

/** Widgets. */
export const widgets = {
  title: 'Widgets',
  lead: 'A widget is one chat window on one website.',
  create: 'New widget',
  empty: 'No widgets yet',
  emptyBody: 'Create one, style it to fit your site, and paste one line of code to put it there.',
  active: 'Active',
  inactive: 'Off',
  everywhere: 'Every site',
  alwaysOpen: 'Always open',
  embed: 'Install',
  embedBody: 'Paste this line into every page of your site, anywhere in the body.',
  embedAfterSave: 'Save the widget first; its line of code appears here.',
  regenerate: 'New token…',
  regenerateTitle: 'Give this widget a new token?',
  regenerateBody:
    'The old embed code stops working at once, on every page it is on, and open chat windows of visitors are cut off. Put the new code on your site afterwards.',
  regenerateDone: 'New token issued. Update the code on your site.',
  remove: 'Delete widget…',
  removeTitle: 'Delete this widget?',
  removeBody: 'Its open chats end, and it vanishes from your site. The history of its conversations is kept.',
  removed: 'Widget deleted',
  secret: 'Identity secret…',
  secretTitle: 'Issue a new identity secret?',
  secretBody:
    'Your server signs the identity of logged-in visitors with it. A secret issued before stays valid for 24 hours. The new one is shown once.',
  secretIssue: 'Issue secret',
  secretShown: 'Copy it now; it is not shown again.',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  newTitle: 'New widget',
  created: 'Widget created. Now put it on your site.',
  preview: 'Preview',
  sections: {
    general: 'General',
    appearance: 'Appearance',
    texts: 'Texts',
    languages: 'Other languages',
    behaviour: 'Behaviour',
    where: 'Where it shows',
    hours: 'Business hours',
    routing: 'Assignment and closing',
  },
};

/** The fields of a widget: label, and help where it needs any. */
export const widgetFields = {
  name: ['Name', 'Only your team sees it.'],
  department_id: ['Department', 'Its agents get the chats.'],
  primary_color: ['Primary colour', ''],
  text_color: ['Text on primary', ''],
  color_scheme: ['Colour scheme', ''],
  position: ['Position', ''],
  border_radius: ['Corner radius', 'Pixels, 0–32.'],
  launcher_size: ['Launcher size', 'Pixels, 40–96.'],
  launcher_icon: ['Launcher icon', ''],
  logo_url: ['Logo', 'An https address; empty for none.'],
  welcome_title: ['Title', ''],
  welcome_message: ['Greeting in the window', ''],
  input_placeholder: ['Placeholder', ''],
  offline_message: ['Offline message', 'Shown when nobody will answer soon.'],
  quick_replies: ['Quick replies', 'One a line, offered at the start; at most ten.'],
  greeting: ['Greeting beside the launcher', 'Empty for none.'],
  greeting_after: ['Show it after', 'Seconds on the page.'],
  greeting_pattern: ['Only on pages matching', 'For instance /pricing*; empty for every page.'],
  greeting_returning: ['Only to returning visitors', ''],
  collect_name: ['Ask for the name first', ''],
  collect_email: ['Ask for the e-mail first', ''],
  sound_enabled: ['Play a sound on new messages', ''],
  show_branding: ['Show “Powered by”', ''],
  require_identity: [
    'Only visitors your site has signed in',
    'Their identity must be signed with the widget’s secret.',
  ],
  allowed_domains: ['Allowed domains', 'One a line, such as shop.example.com or *.example.com. Empty: every site.'],
  excluded_paths: ['Hidden on these paths', 'One a line, such as /checkout*.'],
  on_agent_gone: ['When the agent disappears', ''],
  first_response_timeout_seconds: ['No first answer within', 'Seconds, then the next agent gets it. Empty: never.'],
  resolve_after_idle_minutes: ['Resolve when the visitor is silent for', 'Minutes. Empty: never.'],
  close_after_resolved_hours: ['Close when resolved for', 'Hours. Empty: never.'],
  follow_up: ['Follow-up message', 'Sent once when the visitor is silent. Empty for none.'],
  follow_up_after: ['Send it after', 'Minutes of silence.'],
  business_hours: ['Only during business hours', 'Outside them the offline message is shown.'],
  timezone: ['Time zone', ''],
  holidays: ['Holidays', 'One date a line, such as 2026-12-25. Closed all day.'],
} as const satisfies Record<string, readonly [string, string]>;

/** Values of a widget's fields. */
export const widgetValues = {
  color_scheme: { auto: 'Like the visitor’s system', light: 'Light', dark: 'Dark' },
  position: {
    'bottom-right': 'Bottom right',
    'bottom-left': 'Bottom left',
    'top-right': 'Top right',
    'top-left': 'Top left',
  },
  launcher_icon: { chat: 'Bubble', message: 'Lines', help: 'Question mark', none: 'None' },
  on_agent_gone: { requeue: 'Give the chat to someone else', keep: 'Keep it until the visitor writes again' },
};

/** The business hours editor. */
export const hours = {
  open: 'Open',
  closed: 'Closed',
  allDay: 'All day',
  from: 'From',
  to: 'To',
  addRange: 'Add hours',
  removeRange: 'Remove these hours',
  pastMidnight: 'until the next day',
  copyToAll: 'Copy to weekdays',
};

/** The preview beside the widget form. */
export const preview = {
  visitor: 'Hi! Do you ship to Norway?',
  agent: 'We do, in two or three days.',
  agentName: 'Maya',
  scenes: { start: 'Start', chat: 'Chat', offline: 'Offline' },
};

/** Agents. */
export const agents = {
  title: 'Agents',
  lead: 'Team members who answer chats.',
  add: 'Add agent',
  empty: 'No agents yet',
  emptyBody: 'Chats can only be assigned to agents. Add yourself or a team member.',
  agent: 'Agent',
  statusColumn: 'Status',
  chats: 'Chats',
  departmentsColumn: 'Departments',
  rating: 'Rating',
  total: 'Total chats',
  lastActive: 'Last active',
  never: 'Never',
  ago: (time: string) => `${time} ago`,
  member: 'Team member',
  memberHelp: 'People come from your identity provider. Those who are agents already are not listed.',
  chooseMember: 'Choose a person',
  noMembers: 'Everyone is an agent already',
  noMembersBody: 'Invite people in your identity provider; then add them here.',
  max: 'Maximum concurrent chats',
  maxHelp: '1–100. Lowering it keeps the chats an agent has.',
  departments: 'Departments',
  departmentsHelp: 'None: the default department. At most ten.',
  added: (name: string) => `${name} is an agent now`,
  editTitle: (name: string) => `Edit ${name}`,
  removeTitle: (name: string) => `Remove ${name} as an agent?`,
  removeBody: 'Open chats go back to the queue. Past conversations keep the name. The person’s sign-in is not touched.',
  remove: 'Remove agent',
  removed: (name: string) => `${name} is no longer an agent`,
  load: (current: number, most: number) => `${current} of ${most}`,
};

/** Departments. */
export const departments = {
  title: 'Departments',
  lead: 'Each has a queue of its own. Widgets send their chats to one; agents serve up to ten.',
  add: 'New department',
  name: 'Name',
  empty: 'Only the default department',
  emptyBody: 'That is enough for most teams. Add departments to route, say, sales and support to different people.',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeBody: 'A department that widgets or agents still use can’t be deleted.',
  removed: 'Department deleted',
  agentsColumn: 'Agents',
  widgetsColumn: 'Widgets',
};

/** Canned responses. */
export const canned = {
  title: 'Canned responses',
  lead: 'Answers to what is asked every day. Type / and the shortcut in a reply to insert one.',
  add: 'New response',
  shortcut: 'Shortcut',
  shortcutHelp: 'a–z, 0–9, _ and -, without the slash.',
  titleField: 'Title',
  content: 'Text',
  contentHelp: 'Inserted as it stands; agents can change it before sending.',
  department: 'Who sees it',
  everybody: 'Everybody',
  empty: 'No canned responses yet',
  emptyBody: 'Write down the answers your team gives most. “/refund” is quicker than typing it again.',
  removeTitle: (name: string) => `Delete “${name}”?`,
  removeBody: 'Conversations it was used in keep their text.',
  removed: 'Canned response deleted',
};

/** Preferences of this browser. */
export const preferences = {
  title: 'Preferences',
  lead: 'They apply to this browser only.',
  notifications: 'Notifications',
  sound: 'Play a sound when a visitor writes',
  soundHelp: 'For chats that are yours or unassigned.',
  desktop: 'Show desktop notifications',
  desktopHelp: 'When this page is not in front.',
  desktopBlocked: 'Your browser blocks notifications for this site. Allow them in its settings first.',
  appearance: 'Appearance',
};

/** Notifications. */
export const notifications = {
  newMessage: (name: string) => `${name} wrote`,
  newChat: (name: string) => `New chat from ${name}`,
};

/** Texts of a widget per language. */
export const locales = {
  add: 'Add a language',
  help: 'A language tag, such as de or pt-BR.',
  addAction: 'Add',
  remove: (locale: string) => `Remove the texts in ${locale}`,
  nameOf: (locale: string) => {
    try {
      return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
    } catch {
      return locale;
    }
  },
};
