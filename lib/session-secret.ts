/** The one secret of the stack: the key that signs visitors' sessions. */
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Provided } from './handler-function.ts';

/** The key, made by Secrets Manager and seen by nobody; `provides` its ARN together with the right to read it. */
export class SessionSecret extends Construct {
  readonly provides: { SESSION_SECRET_ARN: Provided };

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const secret = new Secret(this, 'key', {
      description: 'Signs the sessions of visitors. A new value signs from then on; the one before still verifies.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(secret, {
      SMG4: 'A rotation is only needed after a leak; the runbook says how.',
    });
    this.provides = {
      SESSION_SECRET_ARN: {
        value: secret.secretArn,
        grant: (fn) => fn.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]),
      },
    };
  }
}
