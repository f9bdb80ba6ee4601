/** What a team sets up: agents, departments, canned responses. */

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
