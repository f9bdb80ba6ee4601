/** German: notifications, and the page that agents choose them on. */
import type * as english from '#dashboard/strings/notices.ts';

export const notifications: typeof english.notifications = {
  waiting: (name) => `${name} wartet auf einen Agenten`,
  assigned: (name) => `Neuer Chat von ${name}`,
  transferred: (name) => `Der Chat mit ${name} wurde an Sie weitergeleitet`,
  message: (name) => `Neue Nachricht von ${name}`,
  mention: (name) => `Sie wurden im Chat mit ${name} erwähnt`,
  target: (name) => `Der Chat mit ${name} überschreitet bald seine Zielzeit`,
};

export const pushed: typeof english.pushed = {
  someone: 'einem Besucher',
  assigned: (name) => `Neuer Chat von ${name}`,
  message: (name) => `Neue Nachricht von ${name}`,
  mention: (name) => `Sie wurden im Chat mit ${name} erwähnt`,
  target: (name) => `Der Chat mit ${name} überschreitet bald seine Zielzeit`,
  missed: (name) => `Verpasster Chat: Der Chat mit ${name} ist wieder in der Warteschlange`,
  waiting: (name) => `Niemand ist online: Ein Chat von ${name} wartet`,
};

export const notices: typeof english.notices = {
  title: 'Benachrichtigungen',
  lead: 'Diese Auswahl gilt für Sie in jedem Browser.',
  notAnAgent: 'Nur Agenten werden über Chats benachrichtigt. Bitten Sie einen Admin, Sie als Agent hinzuzufügen.',
  notLoaded: 'Ihre Auswahl konnte nicht geladen werden und ist möglicherweise veraltet.',
  caption: 'Worüber und wie Sie benachrichtigt werden',
  event: 'Ereignis',
  kinds: {
    new_chat: 'Neuer Chat',
    message: 'Neue Nachricht',
    mention: 'Erwähnung in einer Notiz',
    missed: 'Verpasster Chat',
    target: 'Zielzeit gefährdet',
  },
  kindsHelp: {
    new_chat: 'Ihnen zugewiesen oder in Ihrer Warteschlange',
    message: 'In einem Ihrer Chats',
    mention: 'Ein Kollege hat Ihren Namen geschrieben',
    missed: 'Zurück in der Warteschlange, weil Sie nicht geantwortet haben',
    target: 'Einer Ihrer Chats überschreitet bald seine Zielzeit',
  },
  channels: { sound: 'Ton', desktop: 'Desktop', push: 'Push', mail: 'E-Mail' },
  cell: (kind, channel) => `${kind}: ${channel}`,
  none: '—',
  sound: 'Töne werden abgespielt, solange das Dashboard geöffnet ist.',
  desktop:
    'Desktop-Benachrichtigungen erscheinen, solange das Dashboard in einem anderen Tab oder Fenster geöffnet ist.',
  desktopAsk: 'Dieser Browser darf sie noch nicht anzeigen.',
  allow: 'In diesem Browser erlauben',
  blocked:
    'Ihr Browser blockiert Benachrichtigungen dieser Website. Erlauben Sie sie in den Browser-Einstellungen für diese Website und laden Sie neu.',
  push: 'Push-Benachrichtigungen erreichen Ihre Geräte, während das Dashboard geschlossen ist.',
  unsupported: 'Dieser Browser kann keine Push-Benachrichtigungen empfangen.',
  needsInstall:
    'Fügen Sie das Dashboard auf einem iPhone oder iPad zuerst zum Home-Bildschirm hinzu: „Teilen“, dann „Zum Home-Bildschirm“. Öffnen Sie es anschließend von dort.',
  turnOn: 'Für dieses Gerät einschalten',
  turnOff: 'Für dieses Gerät ausschalten',
  failed:
    'Dieses Gerät konnte nicht bei seinem Push-Dienst registriert werden. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  noMail: 'Diese Installation sendet keine E-Mails, daher wird niemand per E-Mail benachrichtigt.',
  mail: 'E-Mails werden nur gesendet, während das Dashboard geschlossen ist.',
  showsText: 'Geschriebenes in Push-Benachrichtigungen anzeigen',
  showsTextHelp: 'Jeder, der den gesperrten Bildschirm sieht, kann es lesen.',
  devices: 'Geräte, die Push-Benachrichtigungen erhalten',
  unnamed: 'Unbenanntes Gerät',
  thisDevice: 'Dieses Gerät',
  since: (date) => `Seit ${date}`,
  remove: 'Entfernen',
  removeNamed: (device) => `${device} entfernen`,
  install: 'App installieren',
  installHelp: 'Das Dashboard öffnet sich in einem eigenen Fenster, vom Startbildschirm oder Dock aus.',
  installHint:
    'Sie können das Dashboard als App installieren: Wählen Sie „Installieren“ oder „Zum Startbildschirm“ im Menü des Browsers.',
  installed: 'Das Dashboard ist als App installiert.',
};
