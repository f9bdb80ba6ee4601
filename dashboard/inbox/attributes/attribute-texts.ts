/** Attributes as one reads and types them. */
import type { Attributes } from '#core/model/text.ts';

/** Each as text; what is empty reads as nothing. */
export function textsOf(attributes: Attributes): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value ?? '')]));
}

/** Texts as attributes: what reads as it did before stays what it was (a number, yes or no), what was typed is text. */
export function attributesFrom(texts: Readonly<Record<string, string>>, before: Attributes): Attributes {
  const read = textsOf(before);
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text === read[name] ? (before[name] ?? null) : text]),
  );
}
