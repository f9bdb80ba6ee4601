/** Widgets and the fields of their form. */

/** Widgets. */
export const widgets = {
  title: 'Widgets',
  lead: 'A widget is one chat window on one website.',
  create: 'Create widget',
  empty: 'No widgets yet',
  emptyBody: 'Create one, style it to fit your site, and paste one line of code to put it there.',
  active: 'Active',
  inactive: 'Off',
  everywhere: 'Every site',
  embed: 'Install',
  embedBody: 'Paste this line into every page of your site, anywhere in the body.',
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
  handler_type: ['Who answers first', 'People are always there to take over.'],
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

/** Who answers first, when it is not people. */
export const handlers = {
  ai_bot: { label: 'Bot', none: 'There is no bot yet.', create: 'Create one' },
  workflow: { label: 'Workflow', none: 'There is no workflow yet.', create: 'Create one' },
  choose: 'Choose one',
};

/** Values of a widget's fields. */
export const widgetValues = {
  handler_type: { agent: 'People', ai_bot: 'A bot', workflow: 'A workflow' },
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
  from: (day: string, range: number) => `${day}, hours ${range}, from`,
  to: (day: string, range: number) => `${day}, hours ${range}, to`,
  addRange: (day: string) => `Add hours on ${day}`,
  removeRange: (day: string, range: number) => `Remove hours ${range} on ${day}`,
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
