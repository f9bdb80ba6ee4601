/** What `{{…}}` means in a canned response: the visitor, the agent who answers, and the attributes of the conversation. */
import { isAttributeKey } from '#core/model/attribute-key.ts';

/** The names of what people are known by. */
export const personVariables = ['visitor.name', 'visitor.email', 'agent.name'] as const;
type PersonVariable = (typeof personVariables)[number];

/** Short names, from before there were others. */
const shortNames: Record<string, PersonVariable> = {
  name: 'visitor.name',
  email: 'visitor.email',
  agent: 'agent.name',
};

const OF_ATTRIBUTES = 'attributes.';
/** A name, and after a bar the fallback for where nothing is known. */
const VARIABLE = /\{\{\s*(?<name>[^{}|]*?)\s*(?:\|(?<fallback>[^{}]*))?\}\}/g;

/** The values of variables. */
export type Known = Partial<Record<PersonVariable, string | null | undefined>> & {
  attributes: Readonly<Record<string, unknown>>;
};

const personVariable = (name: string): PersonVariable | undefined => {
  const lower = name.toLowerCase();
  return (
    personVariables.find((one) => one === lower) ?? (Object.hasOwn(shortNames, lower) ? shortNames[lower] : undefined)
  );
};

const attributeOf = (name: string): string | undefined => {
  const key = name.startsWith(OF_ATTRIBUTES) ? name.slice(OF_ATTRIBUTES.length) : '';
  return isAttributeKey(key) ? key : undefined;
};

/** The names that are allowed, as a sentence lists them. */
const ALLOWED = `${personVariables.map((name) => `{{${name}}}`).join(', ')} or {{attributes.key}}`;

/** Why a text's variables can't be filled in, as a sentence; undefined where all are known. */
export function unknownVariable(text: string): string | undefined {
  for (const { 0: written, groups } of text.matchAll(VARIABLE)) {
    const name = groups?.['name'] ?? '';
    if (personVariable(name) === undefined && attributeOf(name) === undefined)
      return `${written} isn't known. Use ${ALLOWED}, with a fallback after a bar if you like: {{visitor.name|there}}`;
  }
  return undefined;
}

/** A text with its variables filled in: by what is known, else by their fallbacks. Those without either stay, to be filled in by hand. */
export const filledIn = (text: string, known: Known): string =>
  text.replace(VARIABLE, (written, name: string, fallback: string | undefined) => {
    const value = valueOf(name, known);
    if (value === undefined) return written;
    return value === '' ? (fallback?.trim() ?? written) : value;
  });

/** A value as text, empty where nothing is known; undefined for a name that means nothing. */
function valueOf(name: string, known: Known): string | undefined {
  const person = personVariable(name);
  const key = attributeOf(name);
  if (person === undefined && key === undefined) return undefined;
  const value = person ? known[person] : ofKey(known.attributes, key ?? '');
  return value === null || value === undefined ? '' : String(value).trim();
}

const ofKey = (attributes: Known['attributes'], key: string): unknown =>
  Object.hasOwn(attributes, key) ? attributes[key] : undefined;
