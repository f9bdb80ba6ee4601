/** Wildcards of IAM: `*` is any text, `?` is any character. */

const compiled = new Map<string, RegExp>();

/** Whether a text matches a pattern. Compiled patterns are cached. */
export function matches(pattern: string, text: string): boolean {
  const known = compiled.get(pattern);
  if (known) return known.test(text);
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 's');
  compiled.set(pattern, expression);
  return expression.test(text);
}

/** The six components of an ARN. The last contains the rest, including colons. */
export function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Patterns by component: there are as many as a template has. */
const dissected = new Map<string, string[]>();

/** ARNs are compared by component: a wildcard in one never matches into the next. */
export function arnMatches(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const wanted = dissected.get(pattern) ?? arnParts(pattern);
  dissected.set(pattern, wanted);
  const parts = arnParts(arn);
  return wanted.every((part, index) => matches(part, parts[index] ?? ''));
}

/** Actions are compared without regard to case. */
export const actionMatches = (pattern: string, action: string): boolean =>
  matches(pattern.toLowerCase(), action.toLowerCase());
