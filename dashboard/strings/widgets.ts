/** Widgets and the fields of their form. */
import type { FileKind } from '#core/model/files/file-types.ts';
import { localized } from './language.ts';

/** Widgets. */
export const widgets = localized('widgets', {
  title: 'Widgets',
  lead: 'Each widget is a chat you add to a website.',
  add: 'Create widget',
  empty: 'No widgets yet',
  emptyBody: 'Create one, match it to your site, and add it with one line of code.',
  active: 'On',
  inactive: 'Off',
  everywhere: 'All sites',
  embed: 'Install',
  embedBody: 'Paste this line into every page of your site, anywhere in the body.',
  regenerate: 'Regenerate token…',
  regenerateTitle: 'Regenerate this widget’s token?',
  regenerateBody:
    'The old embed code stops working immediately on every page, and visitors’ open chat windows are disconnected. Put the new code on your site afterwards.',
  regenerateDone: 'Token regenerated. Update the code on your site.',
  remove: 'Delete widget…',
  removeTitle: 'Delete this widget?',
  removeBody: 'This ends its open chats and removes it from your site. Past conversations are kept.',
  removed: 'Widget deleted',
  retentionTitle: 'Delete chats sooner?',
  retentionBody:
    'Ended chats of this widget that are older than this are deleted for good within minutes: messages, notes, files, drafts and ticket contents, and visitors who have no other chat. Report totals remain. This can’t be undone.',
  retentionSave: 'Save and delete',
  secret: 'Identity secret…',
  secretTitle: 'Issue a new identity secret?',
  secretBody:
    'Your server signs the identity of logged-in visitors with it. Previous secrets stay valid for 24 hours. The new one is shown only once.',
  secretIssue: 'Issue secret',
  secretShown: 'Copy it now. It won’t be shown again.',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  unserved: 'No agent is in this department. Its chats wait until you add one.',
  filesIntro: 'What visitors and agents may send. With everything off, no files can be sent.',
  newTitle: 'New widget',
  created: 'Widget created. Now add it to your site.',
  preview: 'Preview',
  sections: {
    general: 'General',
    appearance: 'Appearance',
    texts: 'Texts',
    languages: 'Other languages',
    behaviour: 'Behavior',
    files: 'Files',
    where: 'Where it appears',
    hours: 'Business hours',
    routing: 'Assignment and closing',
  },
});

/** The kinds of files. */
export const fileKindNames = localized<Record<FileKind, string>>('fileKindNames', {
  image: 'Images',
  document: 'PDF and office documents',
  text: 'Text files',
  archive: 'ZIP archives',
  audio: 'Audio',
  video: 'Video',
});

/** The fields of a widget: label, and help where it needs any. */
export const widgetFields = localized('widgetFields', {
  name: ['Name', 'Visible to your team only.'],
  department_id: ['Department', 'Its agents receive the chats. Waiting chats move along when you change it.'],
  handler_type: ['Who answers first', 'Agents can take over at any time.'],
  primary_color: ['Primary color', ''],
  text_color: ['Header text color', ''],
  color_scheme: ['Theme', ''],
  position: ['Position', ''],
  border_radius: ['Corner radius', 'Pixels, {min}–{max}.'],
  launcher_size: ['Launcher size', 'Pixels, {min}–{max}.'],
  launcher_icon: ['Launcher icon', ''],
  logo_url: ['Logo', 'An https URL. Leave empty for none.'],
  welcome_title: ['Title', ''],
  welcome_message: ['Welcome message', ''],
  input_placeholder: ['Placeholder', ''],
  offline_message: [
    'Offline message',
    'Shown when no one will reply soon. The widget adds whether the reply comes by email or on the page.',
  ],
  quick_replies: ['Quick replies', 'Offered at the start. One per line, up to {count}.'],
  greeting: ['Proactive greeting', 'Appears next to the launcher. Leave empty for none.'],
  greeting_after: ['Show after', 'Seconds on the page.'],
  greeting_pattern: ['Only on pages matching', 'Such as /pricing*. Leave empty for all pages.'],
  greeting_returning: ['Returning visitors only', ''],
  files_voice: ['Voice messages', 'Visitors can record one where their browser lets them.'],
  files_max: ['Largest file, in MB', 'Your deployment may allow less.'],
  collect_name: ['Ask for name before the chat', ''],
  collect_email: ['Ask for email before the chat', ''],
  sound_enabled: ['Play a sound for new messages', ''],
  show_branding: ['Show “Powered by”', ''],
  require_identity: ['Signed-in visitors only', 'Your site must sign their identity with the widget’s secret.'],
  allowed_domains: [
    'Allowed domains',
    'One per line, such as shop.example.com or *.example.com. Leave empty for all sites.',
  ],
  excluded_paths: ['Hidden on these paths', 'One per line, such as /checkout*.'],
  on_agent_gone: ['If the agent goes offline', ''],
  first_response_timeout_seconds: [
    'Reassign if unanswered after',
    'Seconds. Only while another agent can take the chat. Who misses two within an hour is set to away. Leave empty to never reassign.',
  ],
  resolve_after_idle_minutes: [
    'Auto-resolve after inactivity',
    'Minutes without a reply from the visitor. Leave empty to never resolve.',
  ],
  close_after_resolved_hours: ['Auto-close after resolving', 'Hours. Leave empty to never close.'],
  follow_up: ['Follow-up message', 'Sent once when the visitor is inactive. Leave empty for none.'],
  live_visitors: ['List visitors on the site', ''],
  rating_by_email: [
    'Ask for a rating by email',
    'Once, half an hour after a chat of the last three days has ended, if the visitor left without rating it. Takes mail to be set up.',
  ],
  retention_days: [
    'Delete chats after',
    'Days since the last message or note, once a chat has ended. Leave empty for what your deployment says, which is never unless set.',
  ],
  follow_up_after: ['Send after', 'Minutes of inactivity.'],
  business_hours: [
    'Business hours',
    'Outside them, visitors see the offline message. They can still write, and agents who are online receive the chats.',
  ],
  help_center: ['Help center', ''],
  targets: ['Targets', ''],
  timezone: ['Time zone', ''],
  holidays: ['Holidays', 'One date per line, such as 2026-12-25. Closed all day.'],
} as const satisfies Record<string, readonly [string, string]>);

/** Who answers first, when it isn't an agent. */
export const handlers = localized('handlers', {
  ai_bot: { label: 'Bot', none: 'No bots yet.', create: 'Create one' },
  workflow: { label: 'Workflow', none: 'No workflows yet.', create: 'Create one' },
  choose: 'Choose one',
});

/** Values of a widget's fields. */
export const widgetValues = localized('widgetValues', {
  handler_type: { agent: 'Agents', ai_bot: 'A bot', workflow: 'A workflow' },
  color_scheme: { auto: 'Match visitor’s device', light: 'Light', dark: 'Dark' },
  position: {
    'bottom-right': 'Bottom right',
    'bottom-left': 'Bottom left',
    'top-right': 'Top right',
    'top-left': 'Top left',
  },
  launcher_icon: { chat: 'Speech bubble', message: 'Message', help: 'Question mark', none: 'None' },
  on_agent_gone: { requeue: 'Reassign the chat', keep: 'Keep the chat until the visitor writes again' },
});

/** The business hours editor. */
export const hours = localized('hours', {
  open: 'Open',
  closed: 'Closed',
  allDay: 'All day',
  from: (day: string, range: number) => `${day}, hours ${range}, from`,
  to: (day: string, range: number) => `${day}, hours ${range}, to`,
  addRange: (day: string) => `Add hours on ${day}`,
  removeRange: (day: string, range: number) => `Remove hours ${range} on ${day}`,
  pastMidnight: 'until the next day',
  copyToAll: 'Copy to weekdays',
});

/** The preview beside the widget form. */
export const preview = localized('preview', {
  visitor: 'Hi! Do you ship to Norway?',
  agent: 'We do, in two or three days.',
  agentName: 'Maya',
  scenes: { start: 'Start', chat: 'Chat', offline: 'Offline' },
});

/** Texts of a widget per language. */
export const locales = localized('locales', {
  add: 'Add language',
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
});
