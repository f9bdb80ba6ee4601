/** Secrets Manager: the secrets of the stack, made as the template says and kept beside the data. */
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesOf, type Resource, type Stack } from '../assembly/stack.ts';
import { AwsError, unknownOperation } from './aws-error.ts';
import { answerWith, type Demand, type Service } from './service.ts';

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

export type Secret = { arn: string; name: string; value: string };

/** The stack's secrets; their values live as long as the data folder, or as this object when there is none. */
export class Secrets {
  readonly #secrets: readonly Secret[];

  constructor(stack: Stack, dataFolder?: string) {
    const file = dataFolder === undefined ? undefined : join(dataFolder, 'secrets.json');
    const kept = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
    this.#secrets = resourcesOf(stack, 'AWS::SecretsManager::Secret').map((resource) => ({
      arn: resource.ref,
      name: nameOf(resource),
      value: kept[resource.logicalId] ?? valueOf(resource),
    }));
    if (file === undefined) return;
    const values = resourcesOf(stack, 'AWS::SecretsManager::Secret').map(({ logicalId, ref }) => [
      logicalId,
      this.valueOf(ref),
    ]);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...kept, ...Object.fromEntries(values) }), { mode: 0o600 });
  }

  /** A secret by its ARN or name. */
  find(secretId: string): Secret | undefined {
    return this.#secrets.find(({ arn, name }) => arn === secretId || name === secretId);
  }

  /** The value of a secret the template refers to; throws when the stack has no such secret. */
  valueOf(secretId: string): string {
    const secret = this.find(secretId);
    if (secret) return secret.value;
    throw new Error(`The template refers to the secret ${secretId}, which the stack does not have.`);
  }
}

/** An ARN ends in the name and six characters of AWS's own. */
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

export function secretsService(secrets: Secrets, demand: Demand): Service {
  return async ({ caller, operation, input }) => {
    if (operation !== 'GetSecretValue') throw unknownOperation(`secretsmanager:${operation}`);
    const secretId = String(input['SecretId']);
    const secret = secrets.find(secretId);
    demand(caller, 'secretsmanager:GetSecretValue', secret?.arn ?? secretId);
    if (!secret) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    const { arn: ARN, name: Name, value: SecretString } = secret;
    return answerWith({
      ARN,
      Name,
      SecretString,
      VersionId: '00000000-0000-0000-0000-000000000001',
      VersionStages: ['AWSCURRENT'],
    });
  };
}
