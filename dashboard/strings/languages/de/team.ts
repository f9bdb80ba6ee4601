/** German: agents, departments, canned responses. */
import type * as english from '#dashboard/strings/team.ts';

export const agents: typeof english.agents = {
  title: 'Agenten',
  lead: 'Teammitglieder, die Chats beantworten.',
  add: 'Agent hinzufügen',
  save: 'Speichern',
  empty: 'Noch keine Agenten',
  emptyBody: 'Chats können nur Agenten zugewiesen werden. Fügen Sie sich selbst oder ein Teammitglied hinzu.',
  agent: 'Agent',
  statusColumn: 'Status',
  chats: 'Chats',
  departmentsColumn: 'Abteilungen',
  rating: 'Bewertung',
  total: 'Chats gesamt',
  lastActive: 'Zuletzt aktiv',
  never: 'Nie',
  ago: (time) => `vor ${time}`,
  fields: {
    user_id: ['Teammitglied', 'Teammitglieder aus Ihrem Identitätsanbieter, die noch keine Agenten sind.'],
    max_concurrent_chats: ['Höchstzahl gleichzeitiger Chats', '{min}–{max}. Laufende Chats sind nicht betroffen.'],
    department_ids: ['Abteilungen', 'Leer lassen für die Standardabteilung. Bis zu {count}.'],
    languages: [
      'Sprachen',
      'Ein Code pro Zeile, etwa de oder pt. Abteilungen können sie mit der Sprache des Besuchers abgleichen.',
    ],
    skills: ['Kenntnisse', 'Ein Label pro Zeile. Abteilungen können sie mit den Labels der Chats abgleichen.'],
  },
  chooseMember: 'Teammitglied wählen',
  noMembers: 'Alle sind bereits Agenten',
  noMembersBody:
    'Laden Sie Personen unter „Team“ ein; sie werden sofort Agenten. Mit einem eigenen Identitätsanbieter erscheinen sie hier, sobald sie sich angemeldet haben.',
  added: (name) => `${name} als Agent hinzugefügt`,
  editTitle: (name) => `${name} bearbeiten`,
  removeTitle: (name) => `${name} als Agent entfernen?`,
  removeBody:
    'Offene Chats gehen zurück in die Warteschlange. Der Name bleibt in vergangenen Konversationen. Eigene Textbausteine der Person werden gelöscht. Sie kann sich weiterhin anmelden.',
  remove: 'Agent entfernen',
  removed: (name) => `${name} ist kein Agent mehr`,
  statusOf: ({ name }) => `Status von ${name}`,
  setBy: ({ name }) => `Gesetzt von ${name}`,
  load: (current, most) => `${current} von ${most}`,
};

export const departments: typeof english.departments = {
  title: 'Abteilungen',
  lead: 'Jede hat ihre eigene Warteschlange. Ein Widget sendet seine Chats an eine Abteilung; ein Agent kann zu bis zu 10 gehören.',
  add: 'Abteilung erstellen',
  fields: {
    name: ['Name', ''],
    notify_emails: [
      'E-Mail, wenn niemand online ist',
      'Eine Adresse pro Zeile, bis zu {count}. Sie erhalten eine E-Mail, wenn hier ein Chat wartet und niemand online ist, höchstens alle 15 Minuten.',
    ],
  },
  empty: 'Nur die Standardabteilung',
  emptyBody:
    'Für die meisten Teams genügt das. Erstellen Sie Abteilungen, um Vertrieb und Support an verschiedene Agenten zu leiten.',
  removeTitle: (name) => `${name} löschen?`,
  removeBody: 'Agenten behalten die Chats, die sie schon haben.',
  removed: 'Abteilung gelöscht',
  agentsColumn: 'Agenten',
  unserved: 'Keine: Chats warten',
  unservedHelp:
    'Widgets senden Chats hierher, aber kein Agent gehört zu dieser Abteilung. Fügen Sie unter „Agenten“ einen hinzu.',
  widgetsColumn: 'Widgets',
};

export const canned: typeof english.canned = {
  title: 'Textbausteine',
  lead: 'Fertige Antworten auf häufige Fragen. Geben Sie in einer Antwort oder Notiz / und das Kürzel ein, um einen einzufügen.',
  add: 'Textbaustein erstellen',
  fields: {
    shortcut: ['Kürzel', 'a–z, 0–9, _ und -, ohne den Schrägstrich.'],
    title: ['Titel', ''],
    content: [
      'Text',
      'Setzt {{visitor.name}}, {{visitor.email}}, {{agent.name}} und {{attributes.key}} ein, auf Wunsch mit Ersatztext: {{visitor.name|zusammen}}. Agenten können ihn vor dem Senden bearbeiten.',
    ],
    actions: [
      'Aktionen',
      'Werden beim Senden des Textbausteins ausgeführt. Agenten sehen sie vorher und können jede entfernen.',
    ],
    files: ['Dateien', 'Bis zu fünf. Gesendet werden Kopien. Agenten sehen sie vorher und können jede entfernen.'],
    department_id: ['Verfügbar für', ''],
  },
  everybody: 'Alle',
  empty: 'Noch keine Textbausteine',
  emptyBody:
    'Speichern Sie die Antworten, die Ihr Team am häufigsten gibt. „/erstattung“ ist schneller getippt als der ganze Text.',
  removeTitle: (name) => `„${name}“ löschen?`,
  removeBody: 'Konversationen, in denen er verwendet wurde, behalten ihren Text.',
  removed: 'Textbaustein gelöscht',
};

export const teamSettings: typeof english.teamSettings = {
  title: 'Team-Einstellungen',
  lead: 'E-Mails an Ihr Team, seine Zeitzone, wer was sieht, was maskiert wird, und Ihre eigenen Systeme.',
  waiting: 'Wartende Chats',
  calls: 'Anrufe',
  assignmentHelp: 'Für Chats von Widgets ohne Abteilung. Jede Abteilung hat ihre eigenen Einstellungen.',
  access: 'Zugriff',
  agentsSee: { all: 'Alle Chats', own_departments: 'Chats ihrer Abteilungen' },
  report: 'Wochenbericht',
  masking: 'Maskierung',
  fields: {
    notify_emails: [
      'E-Mail, wenn niemand online ist',
      'Eine Adresse pro Zeile, bis zu {count}. Sie erhalten eine E-Mail, wenn ein Chat eines Widgets ohne Abteilung wartet und niemand online ist, höchstens alle 15 Minuten. Jede Abteilung hat ihre eigene Liste.',
    ],
    report_emails: [
      'Wochenbericht senden an',
      'Eine Adresse pro Zeile, bis zu {count}. Er wird montags um 7:00 Uhr gesendet.',
    ],
    time_zone: ['Zeitzone', 'Bestimmt, wann der Bericht gesendet wird und wann seine Tage beginnen.'],
    agents_see: [
      'Agenten sehen',
      'Mit „Chats ihrer Abteilungen“ finden und lesen Agenten nur Chats ihrer Abteilungen und solche, die ihnen zugewiesen sind, und werden nur über diese benachrichtigt. Ein Agent ohne Abteilung gehört zur Standardabteilung. Teamleitung und Admins sehen alles. Gilt innerhalb von zehn Sekunden.',
    ],
    call_link: [
      'Adresse für Anrufe',
      'Eine https-Adresse, die {room} einmal enthält, etwa https://meet.example.com/{room}. Agenten beginnen einen Anruf aus einem Chat: Der Besucher erhält den Link, mit einem zufälligen Raum anstelle von {room}. Leer lassen, um keine Anrufe anzubieten.',
    ],
    mask_cards: [
      'Kartennummern maskieren',
      'Bevor eine Nachricht, ein Entwurf, ein Formularfeld oder ein Attribut gespeichert wird, werden alle Ziffern bis auf die letzten vier ersetzt. Niemand kann sie wiederherstellen.',
    ],
    mask_patterns: [
      'Außerdem maskieren',
      'Ein Muster pro Zeile, bis zu {count}, etwa \\b\\d{3}-\\d{2}-\\d{4}\\b. Ein Muster besteht aus Zeichen, Klassen wie [A-Z] und \\d, Wiederholungen und |, aber keinen Gruppen. Gilt innerhalb einer Minute für alles, was danach geschrieben wird.',
    ],
  },
  noMail:
    'Diese Installation sendet keine E-Mails: Keine dieser Adressen erhält etwas, bis eine Absenderadresse eingerichtet ist.',
};

export const ownSystemSettings: typeof english.ownSystemSettings = {
  link: 'Link in den Details eines Chats',
  card: 'Karte in den Details eines Chats',
  fields: {
    link_label: [
      'Beschriftung der Schaltfläche',
      'Etwa „Im Shop öffnen“. Ohne beide Felder gibt es keine Schaltfläche.',
    ],
    link_url: [
      'Adresse',
      'Eine https-Adresse, die {token} einmal enthält. Es wird durch ein signiertes Token ersetzt, das 60 Sekunden lang Besucher, Chat und Agent nennt.',
    ],
    card_title: ['Titel', 'Etwa „Kunde“. Ohne beide Felder gibt es keine Karte.'],
    card_url: ['Adresse', 'Wird mit einem signierten Token abgefragt, wenn ein Agent einen Chat öffnet.'],
  },
  noHosts:
    'In dieser Installation dürfen Karten noch keinen Host abfragen. Wer sie betreibt, trägt einen unter cardHosts in ihren Einstellungen ein und führt das Deployment erneut aus.',
  hosts: (hosts) => `Hosts, die Karten in dieser Installation abfragen dürfen: ${hosts.join(', ')}`,
  secret: {
    section: 'Schlüssel für Link und Karte',
    help: 'Signiert die Tokens beider, damit Ihr eigener Server weiß, dass sie von hier kommen.',
    create: 'Schlüssel erstellen…',
    replace: 'Schlüssel ersetzen…',
    missing:
      'Es gibt noch keinen. Ohne ihn funktionieren weder Link noch Karte noch Bot-Werkzeuge, die Ihren Server fragen.',
    title: 'Neuen Schlüssel erstellen?',
    body: 'Er wird nur einmal angezeigt. Hinterlegen Sie ihn auf Ihrem eigenen Server. Der bisherige funktioniert sofort nicht mehr.',
    action: 'Schlüssel erstellen',
    shown: 'Schlüssel jetzt kopieren',
  },
};
