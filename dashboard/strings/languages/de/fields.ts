/** German: labels and typed attributes. */
import type * as english from '#dashboard/strings/fields.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const fields: typeof english.fields = {
  title: 'Labels und Attribute',
  lead: 'Was Ihr Team zu Konversationen festhält.',
  labels: 'Labels',
  labelsBody:
    'Agenten sehen diese zuerst zur Auswahl, in ihrer Farbe. Das Umbenennen eines Labels ändert Konversationen nicht, die es haben.',
  noLabels: 'Noch keine Labels. Agenten können beliebige eingeben.',
  addLabel: 'Label hinzufügen',
  labelName: 'Label',
  labelAt: (place) => `Label ${place}`,
  description: 'Beschreibung',
  color: 'Farbe',
  onlyListed: 'Nur diese Labels zulassen',
  onlyListedHelp: 'Agenten und Programme können keine anderen hinzufügen. Bereits vergebene Labels bleiben.',
  attributes: 'Attribute',
  attributesBody:
    'Ein Attribut mit Typ nimmt von Agenten und Programmen nur passende Werte an. Was die Seite eines Besuchers angibt, bleibt, wie es ist.',
  noAttributes: 'Noch keine Attribute mit Typ. Agenten können alles unter jedem Namen festhalten.',
  addAttribute: 'Attribut hinzufügen',
  attributeAt: (place) => `Attribut ${place}`,
  name: 'Name',
  key: 'Schlüssel',
  keyHelp: 'Für Programme, etwa order_number.',
  type: 'Typ',
  choices: 'Werte, einer pro Zeile',
  required: 'Pflicht zum Lösen oder Schließen',
  requiredHelp: 'Chats, die von selbst enden, werden nicht aufgehalten.',
  types: { text: 'Text', number: 'Zahl', date: 'Datum', choice: 'Auswahl' },
  colors: {
    gray: 'Grau',
    red: 'Rot',
    orange: 'Orange',
    yellow: 'Gelb',
    green: 'Grün',
    teal: 'Türkis',
    blue: 'Blau',
    purple: 'Violett',
    pink: 'Rosa',
  },
};

export const typed: typeof english.typed = {
  title: 'Bevor diese Konversation endet',
  titleFor: (count) => `Bevor diese ${numberText(count)} Konversationen enden`,
  body: 'Ihr Team benötigt zuerst diese Angaben.',
  bodyFor: 'Ihr Team benötigt zuerst diese Angaben. Jede Konversation erhält, was ihr fehlt; was sie hat, bleibt.',
  save: 'Speichern und beenden',
  notChosen: 'Nicht gewählt',
  doesNotFit: 'passt nicht',
  expected: {
    text: 'Geben Sie einen Text ein.',
    number: 'Geben Sie eine Zahl ein, etwa 12.5.',
    date: 'Wählen Sie ein Datum.',
    choice: 'Wählen Sie einen der Werte.',
  },
  others: 'Weitere Attribute',
  missing: 'Erforderlich',
};
