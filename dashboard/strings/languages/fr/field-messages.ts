/** What the server says about a field, which it says in English, in French. */
import { count } from './count.ts';

type Shape = readonly [shape: RegExp, sentence: (...parts: string[]) => string];

const kinds: Readonly<Record<string, string>> = {
  text: 'saisissez un texte',
  'a text': 'saisissez un texte',
  'a number': 'saisissez un nombre',
  'a whole number': 'saisissez un nombre entier',
  'true or false': 'choisissez oui ou non',
  'a list': 'saisissez une liste',
  'an object': 'la valeur doit être un objet',
  'an id: a whole number from 1 to 9007199254740991': 'saisissez un identifiant',
  valid: 'la valeur n’est pas valide',
  'a phone number': 'saisissez un numéro de téléphone',
  'a valid email address': 'saisissez une adresse e-mail valide',
  'an https URL': 'saisissez une URL https',
  'an http or https URL': 'saisissez une URL http ou https',
  'a path such as order.status': 'saisissez un chemin, par exemple order.status',
  'reachable. No step leads here': 'aucune étape ne mène ici',
  'empty unless it expects a choice': 'à laisser vide, sauf si un choix est attendu',
};

const others: Readonly<Record<string, string>> = {
  'Is an unknown field': 'ce champ est inconnu',
  'Enter a text, or attach a file': 'saisissez un texte ou joignez un fichier',
  'Must not be before `from`': 'doit être postérieur au début',
  'Must have either agent_id or department_id': 'choisissez un agent ou un service',
  'Must match at least one character': 'le motif doit correspondre à au moins un caractère',
  'Must begin with https:// and name a host': 'l’adresse doit commencer par https:// et contenir un hôte',
  'Must start with "/", "*" or "https://"': 'doit commencer par « / », « * » ou « https:// »',
  'Must not contain a user name or password': 'sans nom d’utilisateur ni mot de passe',
  'Must not contain control characters or half characters (lone surrogates)':
    'contient des caractères qui ne peuvent pas être enregistrés',
  'Must not loop without asking the visitor. This path leads back here':
    'ce chemin revient ici sans rien demander au visiteur',
  'Must lead to an end. No path from here reaches an "end" or a "handoff"':
    'aucun chemin ne mène d’ici à une fin ou à un passage de relais',
  'Must be an https URL with {token} once, such as https://admin.example.com/chat?token={token}':
    'saisissez une URL https contenant {token} une fois, par exemple https://admin.example.com/chat?token={token}',
  'Must be an https URL or a data: image of at most 32 KB':
    'saisissez une URL https ou une image data: de 32 Ko au maximum',
  'Must have values for the type choice, and none for others': 'indiquez des valeurs pour le type « Choix » uniquement',
};

const examples: Readonly<Record<string, string>> = {
  date: 'saisissez une date',
  time: 'saisissez une heure',
  number: 'saisissez un nombre',
  'https URL': 'saisissez une URL https',
  'IANA time zone': 'saisissez un fuseau horaire',
  'language tag': 'saisissez un code de langue',
  'host name': 'saisissez un nom d’hôte',
  'hex color': 'saisissez une couleur hexadécimale',
  instant: 'saisissez une date et une heure',
  'valid timestamp': 'saisissez une date et une heure',
};

const characters = (amount: string): string => count(Number(amount), { one: '# caractère', other: '# caractères' });
const entries = (amount: string): string => count(Number(amount), { one: '# entrée', other: '# entrées' });
const quoted = (list: string): string => list.replaceAll('" or "', '" ou "').replaceAll(/"([^"]*)"/g, '« $1 »');

const shapes: readonly Shape[] = [
  [/^(?:Enter an? \w+|Is required.*)$/s, () => 'veuillez remplir ce champ'],
  [/^Must have at most (\d+) characters?$/, (most = '') => `${characters(most)} au maximum`],
  [/^Must have at least (\d+) characters?$/, (least = '') => `${characters(least)} au minimum`],
  [/^Must have at most (\d+) \w+$/, (most = '') => `${entries(most)} au maximum`],
  [/^Must have at least (\d+) \w+$/, (least = '') => `${entries(least)} au minimum`],
  [/^Must be at most ([-\d.]+)$/, (most = '') => `${most} au maximum`],
  [/^Must be at least ([-\d.]+)$/, (least = '') => `${least} au minimum`],
  [/^Must be a multiple of ([\d.]+)$/, (divisor = '') => `doit être un multiple de ${divisor}`],
  [/^Must be one of (.+)$/s, (list = '') => `valeurs possibles : ${list}`],
  [/^Must not (?:contain|name) an? .+ twice(?:, case aside)?$/, () => 'chaque valeur ne peut figurer qu’une fois'],
  [
    /^Must be (\d+–\d+)(?: characters: | of | letters).*$/s,
    (length = '') => `${length} caractères (lettres sans accent, chiffres et signes autorisés)`,
  ],
];

/** A rule in French, without its field; nothing for one that isn't known. */
function translated(rule: string): string | undefined {
  if (Object.hasOwn(others, rule)) return others[rule];
  const kind = /^Must be (.+)$/s.exec(rule)?.[1] ?? '';
  if (Object.hasOwn(kinds, kind)) return kinds[kind];
  const [, what = '', example = ''] = /^Must be an? (.+?) such as (.+)$/s.exec(rule) ?? [];
  if (Object.hasOwn(examples, what)) return `${examples[what]}, par exemple ${quoted(example)}`;
  for (const [shape, sentence] of shapes) {
    const parts = shape.exec(rule);
    if (parts) return sentence(...parts.slice(1));
  }
  return undefined;
}

/** Rules of which one must hold: all of them in French, or nothing. */
function alternatives(rule: string): string | undefined {
  const all = rule.split(', or ').map(translated);
  return all.every((one) => one !== undefined) ? all.join(', ou ') : undefined;
}

/** One sentence about a field: « Titre : 100 caractères au maximum. » */
export function messageOfField(label: string, message: string): string {
  // What was typed stands in the field.
  const rule = message.replace(/\.? Got .*$/s, '').replace(/\.$/, '');
  const sentence = `${label} : ${translated(rule) ?? alternatives(rule) ?? rule}`;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
