/** Makes reply addresses. A chunk of its own: the client that reads the secret is loaded by the first mail that takes replies. */
import { type SecretsManagerClientConfig, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Id } from '#core/model/id.ts';
import { replyAddress } from './reply-address.ts';
import { secretReader } from '#functions/identity/secret-reader.ts';
import { sessionKeys } from '#functions/identity/session-keys.ts';

/** What the addresses are made of. */
export type ReplyTo = { domain: string; secretArn: string };

/**
 * The address for each conversation.
 * @param share makes the client's calls end with the invocation's deadline, which is known to the caller's bundle only
 */
export function replyAddresses(
  { domain, secretArn }: ReplyTo,
  config: SecretsManagerClientConfig,
  share: (client: SecretsManagerClient) => SecretsManagerClient,
): (conversation: Id) => Promise<string> {
  const keys = sessionKeys(secretReader(share(new SecretsManagerClient(config)), secretArn), Date.now);
  return (conversation) => replyAddress(keys, conversation, domain);
}
