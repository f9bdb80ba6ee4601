/** Names, IDs and ARNs as AWS would create them, but the same at every start, so that stored data stays reachable. */
import { createHash } from 'node:crypto';

/** Account and region of the local stack. */
export const LOCAL_ACCOUNT = {
  region: 'us-east-1',
  account: '123456789012',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
};

const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** `length` characters of the alphabet that depend only on the seed. */
export function stableId(seed: string, length: number, alphabet = lower): string {
  const bytes = createHash('sha512').update(seed).digest();
  return Array.from({ length }, (_, index) => alphabet[(bytes[index % bytes.length] ?? 0) % alphabet.length]).join('');
}

/** One resource to name. `given` reads the property by which the template itself names it. */
export class Naming {
  readonly stackName: string;
  readonly logicalId: string;
  readonly given: (property: string) => string | undefined;

  constructor(stackName: string, logicalId: string, given: (property: string) => string | undefined) {
    this.stackName = stackName;
    this.logicalId = logicalId;
    this.given = given;
  }

  /** An ID that looks random and never changes. */
  id(length: number, alphabet = lower): string {
    return stableId(`${this.stackName}/${this.logicalId}`, length, alphabet);
  }

  /** The name in the template, or `<stack>-<logical id>-<12 characters>`, shortened as CloudFormation does. */
  name(property: string, longest = 64): string {
    const suffix = this.id(12, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
    const room = longest - suffix.length - this.stackName.length - 2;
    return this.given(property) ?? `${this.stackName}-${this.logicalId.slice(0, room)}-${suffix}`;
  }

  /** An ARN in the local account. `regional` is false for services without regions (IAM, CloudFront). */
  arn(service: string, resource: string, regional = true): string {
    return `arn:${LOCAL_ACCOUNT.partition}:${service}:${regional ? LOCAL_ACCOUNT.region : ''}:${LOCAL_ACCOUNT.account}:${resource}`;
  }
}
