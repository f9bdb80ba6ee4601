/** What the server says about a field, which it says in English, in Portuguese. */
import { count } from './count.ts';

type Shape = readonly [shape: RegExp, sentence: (...parts: string[]) => string];

const kinds: Readonly<Record<string, string>> = {
  text: 'digite um texto',
  'a text': 'digite um texto',
  'a number': 'digite um número',
  'a whole number': 'digite um número inteiro',
  'true or false': 'escolha sim ou não',
  'a list': 'digite uma lista',
  'an object': 'o valor deve ser um objeto',
  'an id: a whole number from 1 to 9007199254740991': 'digite um ID',
  valid: 'o valor não é válido',
  'a phone number': 'digite um número de telefone',
  'a valid email address': 'digite um endereço de e-mail válido',
  'an https URL': 'digite uma URL https',
  'an http or https URL': 'digite uma URL http ou https',
  'a path such as order.status': 'digite um caminho, como order.status',
  'reachable. No step leads here': 'nenhuma etapa leva até aqui',
  'empty unless it expects a choice': 'deixe em branco, a não ser que uma escolha seja esperada',
};

const others: Readonly<Record<string, string>> = {
  'Is an unknown field': 'este campo é desconhecido',
  'Enter a text, or attach a file': 'digite um texto ou anexe um arquivo',
  'Must not be before `from`': 'não pode ser anterior ao início',
  'Must have either agent_id or department_id': 'escolha um atendente ou um departamento',
  'Must match at least one character': 'o padrão deve corresponder a pelo menos um caractere',
  'Must begin with https:// and name a host': 'o endereço deve começar com https:// e conter um host',
  'Must start with "/", "*" or "https://"': 'deve começar com “/”, “*” ou “https://”',
  'Must not contain a user name or password': 'sem nome de usuário nem senha',
  'Must not contain control characters or half characters (lone surrogates)':
    'contém caracteres que não podem ser salvos',
  'Must not loop without asking the visitor. This path leads back here':
    'este caminho volta para cá sem perguntar nada ao visitante',
  'Must lead to an end. No path from here reaches an "end" or a "handoff"':
    'nenhum caminho daqui leva a um fim ou a um encaminhamento',
  'Must be an https URL with {token} once, such as https://admin.example.com/chat?token={token}':
    'digite uma URL https com {token} uma vez, como https://admin.example.com/chat?token={token}',
  'Must be an https URL or a data: image of at most 32 KB': 'digite uma URL https ou uma imagem data: de até 32 KB',
  'Must have values for the type choice, and none for others': 'informe valores só para o tipo “Escolha”',
};

const examples: Readonly<Record<string, string>> = {
  date: 'digite uma data',
  time: 'digite um horário',
  number: 'digite um número',
  'https URL': 'digite uma URL https',
  'IANA time zone': 'digite um fuso horário',
  'language tag': 'digite um código de idioma',
  'host name': 'digite um nome de host',
  'hex color': 'digite uma cor hexadecimal',
  instant: 'digite uma data e um horário',
  'valid timestamp': 'digite uma data e um horário',
};

const characters = (amount: string): string => count(Number(amount), { one: '# caractere', other: '# caracteres' });
const entries = (amount: string): string => count(Number(amount), { one: '# item', other: '# itens' });
const quoted = (list: string): string => list.replaceAll('" or "', '" ou "').replaceAll(/"([^"]*)"/g, '“$1”');

const shapes: readonly Shape[] = [
  [/^(?:Enter an? \w+|Is required.*)$/s, () => 'preencha este campo'],
  [/^Must have at most (\d+) characters?$/, (most = '') => `no máximo ${characters(most)}`],
  [/^Must have at least (\d+) characters?$/, (least = '') => `no mínimo ${characters(least)}`],
  [/^Must have at most (\d+) \w+$/, (most = '') => `no máximo ${entries(most)}`],
  [/^Must have at least (\d+) \w+$/, (least = '') => `no mínimo ${entries(least)}`],
  [/^Must be at most ([-\d.]+)$/, (most = '') => `no máximo ${most}`],
  [/^Must be at least ([-\d.]+)$/, (least = '') => `no mínimo ${least}`],
  [/^Must be a multiple of ([\d.]+)$/, (divisor = '') => `deve ser múltiplo de ${divisor}`],
  [/^Must be one of (.+)$/s, (list = '') => `valores possíveis: ${list}`],
  [/^Must not (?:contain|name) an? .+ twice(?:, case aside)?$/, () => 'cada valor só pode aparecer uma vez'],
  [
    /^Must be (\d+–\d+)(?: characters: | of | letters).*$/s,
    (length = '') => `${length} caracteres (letras sem acento, dígitos e sinais permitidos)`,
  ],
];

/** A rule in Portuguese, without its field; nothing for one that isn't known. */
function translated(rule: string): string | undefined {
  if (Object.hasOwn(others, rule)) return others[rule];
  const kind = /^Must be (.+)$/s.exec(rule)?.[1] ?? '';
  if (Object.hasOwn(kinds, kind)) return kinds[kind];
  const [, what = '', example = ''] = /^Must be an? (.+?) such as (.+)$/s.exec(rule) ?? [];
  if (Object.hasOwn(examples, what)) return `${examples[what]}, como ${quoted(example)}`;
  for (const [shape, sentence] of shapes) {
    const parts = shape.exec(rule);
    if (parts) return sentence(...parts.slice(1));
  }
  return undefined;
}

/** Rules of which one must hold: all of them in Portuguese, or nothing. */
function alternatives(rule: string): string | undefined {
  const all = rule.split(', or ').map(translated);
  return all.every((one) => one !== undefined) ? all.join(' ou ') : undefined;
}

/** One sentence about a field: “Título: no máximo 100 caracteres.” */
export function messageOfField(label: string, message: string): string {
  // What was typed stands in the field.
  const rule = message.replace(/\.? Got .*$/s, '').replace(/\.$/, '');
  const sentence = `${label}: ${translated(rule) ?? alternatives(rule) ?? rule}`;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
