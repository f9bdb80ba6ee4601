/** Reads the versions of the session secret. */
import { type SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { ReadSecret } from './session-keys.ts';

/** Reads a secret by this client. */
export const secretReader =
  (client: SecretsManagerClient, SecretId: string): ReadSecret =>
  async (VersionStage) => {
    try {
      return (await client.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  };
