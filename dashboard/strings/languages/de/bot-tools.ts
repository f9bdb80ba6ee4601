/** German: tools of bots. */
import type * as english from '#dashboard/strings/bot-tools.ts';

export const botTools: typeof english.botTools = {
  lead: 'Was das Modell tun darf, während es antwortet. Was hier nicht steht, kann es nicht.',
  signed:
    'Anfragen werden mit dem Geheimnis Ihrer eigenen Systeme signiert, das Sie in den Team-Einstellungen erstellen.',
  noSecret:
    'Es gibt noch kein Geheimnis, deshalb schlägt jeder Aufruf fehl: Erstellen Sie eines in den Team-Einstellungen und hinterlegen Sie es auf Ihrem Server.',
  add: 'Werkzeug hinzufügen',
  remove: (name) => `Werkzeug ${name} entfernen`,
  kind: { http: 'Ihren Server fragen', ticket: 'Ticket erstellen', handoff: 'Übergeben' },
  audience: { everyone: 'Alle', verified: 'Besucher, die Ihre Website bestätigt hat' },
  type: { text: 'Text', number: 'Zahl', boolean: 'Ja oder nein', choice: 'Eins aus einer Liste' },
  parameter: (number) => `Parameter ${number}`,
  addParameter: 'Parameter hinzufügen',
  removeParameter: (name) => `Parameter ${name} entfernen`,
  path: 'Pfad in der Antwort, etwa order.status',
  sample: 'Was Ihr Server erhält',
  use: {
    lead: 'Die Aufrufe der letzten 30 Tage.',
    tool: 'Werkzeug',
    day: 'Tag und Werkzeug',
    byDay: 'Tag für Tag',
    calls: 'Aufrufe',
    failed: 'Fehlgeschlagen',
    time: 'Dauer im Schnitt',
  },
};

export const botToolFields: typeof english.botToolFields = {
  name: ['Name des Werkzeugs', 'Für das Modell: Kleinbuchstaben, Ziffern und _, etwa order_status.'],
  description: [
    'Was es tut',
    'Sagen Sie dem Modell, wann es das Werkzeug nutzen soll, etwa: Sucht den Stand einer Bestellung.',
  ],
  audience: ['Für', ''],
  requires_code: [
    'Code per E-Mail verlangen',
    'Der Besucher gibt zuerst einen Code ein, der an seine E-Mail-Adresse geschickt wird. Er gilt 30 Minuten lang.',
  ],
  url: ['URL', 'Eine https-URL auf einem Host, den diese Installation erlaubt.'],
  returns: ['Was das Modell erhält', ''],
  parameter_name: ['Name des Parameters', ''],
  parameter_description: ['Was es ist', 'Für das Modell, etwa: Die Nummer der Bestellung.'],
  parameter_type: ['Typ', ''],
  choices: ['Liste', 'Eins pro Zeile.'],
  is_required: ['Erforderlich', ''],
  priority: ['Priorität', ''],
  department_id: ['Übergeben an', ''],
};
