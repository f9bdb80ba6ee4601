/** Secrets Manager: the stack's secrets, created as the template says and stored with the data. */
import { createHash, randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import { KeptFile } from '#local/platform/kept-file.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type RequireGrant, type Service } from '#local/aws/protocol/service.ts';

/** `GenerateSecretString`: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-secretsmanager-secret-generatesecretstring.html */
type Generation = {
  PasswordLength?: number | string;
  ExcludeCharacters?: string;
  ExcludeLowercase?: boolean;
  ExcludeUppercase?: boolean;
  ExcludeNumbers?: boolean;
  ExcludePunctuation?: boolean;
  IncludeSpace?: boolean;
  SecretStringTemplate?: string;
  GenerateStringKey?: string;
};

/** Values of a secret by staging label. */
const versions = z.object({ AWSCURRENT: z.string(), AWSPREVIOUS: z.optional(z.string()) });
type Versions = z.infer<typeof versions>;
/** In older data folders, a secret is only its value. */
const kept = z.union([
  versions,
  z.pipe(
    z.string(),
    z.transform((AWSCURRENT): Versions => ({ AWSCURRENT })),
  ),
]);

export type Secret = { arn: string; name: string; logicalId: string; versions: Versions };

/** The stack's secrets. Their values live as long as the data folder, or as this object if there is none. */
export class Secrets {
  readonly #secrets: readonly Secret[];
  readonly #file: KeptFile<Record<string, Versions>>;
  readonly #kept: Record<string, Versions>;

  constructor(stack: Stack, dataFolder?: string) {
    this.#file = new KeptFile(dataFolder, 'secrets.json', z.record(z.string(), kept));
    this.#kept = this.#file.read() ?? {};
    this.#secrets = resourcesOf(stack, 'AWS::SecretsManager::Secret').map((resource) => ({
      arn: resource.ref,
      name: nameOf(resource),
      logicalId: resource.logicalId,
      versions: this.#kept[resource.logicalId] ?? { AWSCURRENT: valueOf(resource) },
    }));
    this.#save();
  }

  /** A secret by its ARN or name. */
  find(secretId: string): Secret | undefined {
    return this.#secrets.find(({ arn, name }) => arn === secretId || name === secretId);
  }

  /** Value of a secret that the template refers to. Throws if the stack has no such secret. */
  valueOf(secretId: string): string {
    return this.#named(secretId).versions.AWSCURRENT;
  }

  /** Sets a new value, as PutSecretValue does: the current value becomes `AWSPREVIOUS`. */
  rotate(secretId: string, value: string): void {
    const secret = this.#named(secretId);
    secret.versions = { AWSCURRENT: value, AWSPREVIOUS: secret.versions.AWSCURRENT };
    this.#save();
  }

  #named(secretId: string): Secret {
    const secret = this.find(secretId);
    if (secret) return secret;
    throw new Error(`The template refers to the secret ${secretId}, which the stack does not have.`);
  }

  #save(): void {
    const held = this.#secrets.map(({ logicalId, versions }) => [logicalId, versions] as const);
    this.#file.write({ ...this.#kept, ...Object.fromEntries(held) });
  }
}

/** An ARN ends with the name and six characters that AWS adds. */
const nameOf = ({ ref }: Resource): string => (ref.split(':secret:')[1] ?? ref).replace(/-\w{6}$/, '');

function valueOf({ properties, logicalId }: Resource): string {
  const { SecretString, GenerateSecretString: generation } = properties as {
    SecretString?: string;
    GenerateSecretString?: Generation;
  };
  if (SecretString !== undefined) return SecretString;
  if (!generation) throw new Error(`The secret ${logicalId} has neither a SecretString nor a GenerateSecretString.`);
  const { SecretStringTemplate, GenerateStringKey } = generation;
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return randomText(generation);
  return JSON.stringify({
    ...(JSON.parse(SecretStringTemplate) as object),
    [GenerateStringKey]: randomText(generation),
  });
}

function randomText(generation: Generation): string {
  const alphabet = [
    generation.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    generation.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    generation.ExcludeNumbers ? '' : '0123456789',
    generation.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    generation.IncludeSpace ? ' ' : '',
  ].join('');
  const allowed = Array.from(alphabet).filter((character) => !generation.ExcludeCharacters?.includes(character));
  return Array.from({ length: Number(generation.PasswordLength ?? 32) }, () => allowed[randomInt(allowed.length)]).join(
    '',
  );
}

/** One version ID per value, as in AWS: the value's digest in the form of a UUID. */
const versionIdOf = (value: string): string =>
  createHash('sha256')
    .update(value)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

export function secretsService(secrets: Secrets, demand: RequireGrant): Service {
  return async ({ caller, operation, input }) => {
    if (operation !== 'GetSecretValue') throw unknownOperation(`secretsmanager:${operation}`);
    const secretId = String(input['SecretId']);
    const stage = stageSchema.safeParse(input['VersionStage'] ?? 'AWSCURRENT');
    const secret = secrets.find(secretId);
    demand(caller, 'secretsmanager:GetSecretValue', secret?.arn ?? secretId);
    if (!secret) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    const SecretString = stage.success ? secret.versions[stage.data] : undefined;
    if (SecretString === undefined)
      throw new AwsError(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for staging label: ${String(input['VersionStage'])}`,
      );
    const VersionId = versionIdOf(SecretString);
    return answerWith({ ARN: secret.arn, Name: secret.name, SecretString, VersionId, VersionStages: [stage.data] });
  };
}

const stageSchema = z.enum(['AWSCURRENT', 'AWSPREVIOUS']);
