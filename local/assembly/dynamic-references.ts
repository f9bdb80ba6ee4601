/** `{{resolve:secretsmanager:…}}`: references to secrets in a template, replaced where a value is used. */

/** The whole `SecretString` of a secret, by its ARN or name. */
export type SecretLookup = (secretId: string) => string;

const reference =
  /\{\{resolve:secretsmanager:(arn:[^:}]+:secretsmanager:[^:}]*:[^:}]*:secret:[^:}]+|[^:}]+)(?::SecretString)?(?::([^:}]*))?(?::[^}]*)?\}\}/g;

function fieldOf(secret: string, field: string, secretId: string): string {
  const value = (JSON.parse(secret) as Record<string, unknown>)[field];
  if (value === undefined) throw new Error(`The secret ${secretId} has no field "${field}", which the template reads.`);
  return String(value);
}

/** The text with every reference to a secret, or to a JSON field of one, replaced by its value. */
export const resolveSecrets = (text: string, lookup: SecretLookup): string =>
  text.replace(reference, (_whole, secretId: string, field: string | undefined) =>
    field ? fieldOf(lookup(secretId), field, secretId) : lookup(secretId),
  );
