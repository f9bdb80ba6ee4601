/** German: the page of modules. */
import type * as english from '#dashboard/strings/integrations.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

const counts: typeof english.modules.counts = {
  live_chat: (widgets) => count(widgets, { one: '# Widget', other: '# Widgets' }),
  webhooks: (webhooks) => count(webhooks, { one: '# Webhook', other: '# Webhooks' }),
  api_keys: (keys) => count(keys, { one: '# Schlüssel', other: '# Schlüssel' }),
  ai: (bots) => count(bots, { one: '# Bot', other: '# Bots' }),
};

const words: typeof english.modules.words = {
  live_chat: {
    name: 'Live-Chat',
    body: 'Widgets auf Ihren Websites, über die Besucher mit Ihrem Team chatten.',
    cost: 'Etwa 0,12 USD pro 1.000 Chats mit je 20 Nachrichten. 0,96 USD im Monat, solange niemand chattet.',
    data: 'Namen, Adressen und Nachrichten von Besuchern bleiben in Ihrem AWS-Konto.',
    manage: ['Widgets', '/widgets'],
  },
  email: {
    name: 'E-Mail',
    body: 'Ungelesene Antworten, Kopien von Chats, Tickets und Hinweise an das Team per E-Mail.',
    cost: '0,10 USD pro 1.000 E-Mails.',
    data: 'Amazon SES sendet die Texte von Antworten und Chats an den Mailserver des Empfängers.',
    manage: ['Empfänger im Team', '/team-settings'],
  },
  email_replies: {
    name: 'Antworten per E-Mail',
    body: 'Was ein Besucher auf eine E-Mail antwortet, wird zu einer Nachricht im Chat.',
    cost: '0,0002 USD pro Antwort.',
    data: 'Amazon SES empfängt die E-Mail. Sie wird nach zwei Tagen gelöscht; ihr Text bleibt im Chat.',
  },
  webhooks: {
    name: 'Webhooks',
    body: 'Ereignisse wie neue Chats und Nachrichten an Ihre eigenen Server senden.',
    cost: '0,006 USD pro 1.000 Ereignisse und 0,003 USD im Monat für jeden Webhook.',
    data: 'Jeder Webhook erhält die Konversationen, Besucher und Nachrichten seiner Ereignisse. Zustellungen werden 30 Tage aufbewahrt.',
    manage: ['Webhooks', '/webhooks'],
  },
  event_bus: {
    name: 'Amazon EventBridge',
    body: 'Dieselben Ereignisse auf einem Event-Bus für andere Teile Ihres AWS-Kontos bereitstellen.',
    cost: '0,001 USD pro 1.000 Ereignisse.',
    data: 'Ereignisse bleiben in Ihrem AWS-Konto, bis eine Ihrer Regeln sie weiterleitet.',
  },
  api_keys: {
    name: 'API-Schlüssel',
    body: 'Programme können die API als Leser, Agent oder Admin nutzen.',
    cost: '0,06 USD pro Million Anfragen mehr als dieselben Anfragen einer Person.',
    data: 'Ein Programm sieht, was seine Rolle sieht. Was es an Einstellungen ändert, steht im Änderungsprotokoll.',
    manage: ['API-Schlüssel', '/api-keys'],
  },
  mcp: {
    name: 'MCP',
    body: 'Ein KI-Assistent kann Chats durchsuchen, Berichte lesen und Artikel entwerfen. Er meldet sich mit einem API-Schlüssel an.',
    cost: 'Nur seine Anfragen.',
    data: 'Der Assistent und der Betreiber seines Modells sehen, was die Rolle des Schlüssels sieht.',
    path: '/api/v1/live-chat/mcp',
    manage: ['API-Schlüssel', '/api-keys'],
  },
  ai: {
    name: 'KI-Bots',
    body: 'Bots, die aus Ihren Artikeln antworten, mit oder ohne Sprachmodell.',
    cost: 'Nichts zusätzlich für integrierte Bots. Modelle kosten, was ihr Anbieter pro Token berechnet.',
    data: 'Integrierte Bots senden nichts nach außen. Ein Modell erhält den Chat und die passenden Artikel: Bedrock in Ihrem AWS-Konto oder der Anbieter Ihrer Wahl.',
    manage: ['Bots', '/bots'],
  },
  files: {
    name: 'Dateien',
    body: 'Bilder, Dokumente und Sprachnachrichten in Chats.',
    cost: '0,02 USD pro 1.000 Dateien, einmal gesendet und angezeigt; 0,023 USD pro GB und Monat; 0,09 USD pro heruntergeladenem GB.',
    data: 'Dateien liegen in einem privaten Bucket in Ihrem AWS-Konto. Links auf sie gelten fünf Minuten.',
    manage: ['Widgets', '/widgets'],
  },
  push: {
    name: 'Push-Benachrichtigungen',
    body: 'Neue Nachrichten erreichen Agenten, deren Dashboard geschlossen ist. Jeder Agent schaltet das in „Meine Einstellungen“ ein.',
    cost: '0,002 USD pro 1.000 Benachrichtigungen.',
    data: 'Der Push-Dienst des Browserherstellers überträgt die Benachrichtigung; nur der Browser kann sie lesen.',
    manage: ['Meine Einstellungen', '/preferences'],
  },
  crm_card: {
    name: 'CRM-Karte',
    body: 'Neben dem Chat anzeigen, was Ihr CRM über einen Besucher weiß.',
    cost: 'Nur ihre Anfragen.',
    data: 'Das CRM erfährt, wer der Besucher ist, wenn ein Agent einen Chat öffnet. Die erlaubten Hosts werden in der Installation festgelegt.',
    manage: ['Team-Einstellungen', '/team-settings'],
  },
};

export const modules: typeof english.modules = {
  title: 'Module',
  lead: 'Was der Live-Chat nutzt und womit er sich verbindet, was jeder Teil kostet und wohin seine Daten gehen.',
  cost: 'Kosten',
  data: 'Daten',
  states: { on: 'Ein', off: 'Aus', needs_setting: 'Einstellung nötig' },
  categories: {
    channels: 'Kanäle',
    events: 'Ereignisse',
    access: 'Zugriff für Programme',
    ai: 'KI',
    conversations: 'In Konversationen',
  },
  setting: (file, within) =>
    `Um es einzuschalten, fügen Sie dies mit Ihren eigenen Werten in „${within}“ in ${file} ein und führen Sie das Deployment aus:`,
  settingAgents: 'Wer den Live-Chat betreibt, kann es einschalten.',
  counts,
  switchOn: 'Einschalten',
  switchOff: 'Ausschalten',
  switchOffTitle: 'Live-Chat ausschalten?',
  switchOffBody:
    'Alle Widgets nehmen innerhalb von zehn Sekunden keine neuen Chats mehr an; Besucher, die es versuchen, lesen „Der Chat ist im Moment nicht verfügbar.“ Offene Chats gehen wie gewohnt weiter. Wenn Sie ihn wieder einschalten, ist jedes Widget wie zuvor.',
  switchedOff: 'Der Live-Chat ist aus. Neue Chats werden abgelehnt.',
  switchedOn: 'Der Live-Chat ist ein',
  off: 'Der Live-Chat ist aus. Kein Widget nimmt neue Chats an; offene Chats gehen weiter.',
  offLink: 'Zu den Modulen',
  words,
};
