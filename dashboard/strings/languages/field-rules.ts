/** What the server's English sentences about fields mean in another language. */

/** A shape of such sentences, and what it says: `$1` stands for what the first group of the shape found. */
export type FieldRules = readonly (readonly [shape: RegExp, words: string])[];

/** What a sentence says by the first shape that it has, without what was typed: that stands in the field. */
export function ruleInWords(message: string, rules: FieldRules): string | undefined {
  const rule = message.replace(/\.? Got .*$/s, '');
  for (const [shape, words] of rules) {
    const found = shape.exec(rule);
    if (found) return words.replaceAll(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '');
  }
  return undefined;
}
