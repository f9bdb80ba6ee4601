/** Models that bots may use: Amazon Bedrock with the function's own role, others with the owner's keys. */
import { Arn, ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import type { Config } from '#lib/settings/config.ts';
import type { HandlerFunction, Provided } from '#lib/kit/handler-function.ts';

/** Where models are and how they are called, with the permissions. */
export function modelAccess(
  scope: Construct,
  config: Config,
): Record<'BEDROCK_REGION' | 'MODEL_KEYS_SECRET_ARN' | 'LOOPBACK_MODELS', Provided> {
  const stack = Stack.of(scope);
  const keys = config.modelKeysSecretArn;
  const embedWithBedrock = (fn: HandlerFunction) => {
    const resourceName = 'amazon.titan-embed-*';
    fn.allow(
      ['bedrock:InvokeModel'],
      [Arn.format({ service: 'bedrock', resource: 'foundation-model', resourceName, account: '' }, stack)],
    );
    acknowledge(fn.ownRole, {
      [`IAM5[Resource::arn:<AWS::Partition>:bedrock:<AWS::Region>::foundation-model/${resourceName}]`]:
        'Admins choose the version of the model.',
    });
  };
  const writeWithBedrock = (fn: HandlerFunction) => {
    fn.allow(
      ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      [
        // A model of an inference profile may run in another region, and models belong to no account.
        Arn.format(
          { service: 'bedrock', resource: 'foundation-model', resourceName: '*', region: '*', account: '' },
          stack,
        ),
        Arn.format(
          {
            service: 'bedrock',
            resource: 'inference-profile',
            resourceName: '*',
            arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
          },
          stack,
        ),
      ],
    );
    acknowledge(fn.ownRole, {
      'IAM5[Resource::arn:<AWS::Partition>:bedrock:*::foundation-model/*]': 'Admins choose the model of each bot.',
      'IAM5[Resource::arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:inference-profile/*]':
        'Admins choose the model of each bot.',
    });
  };
  return {
    BEDROCK_REGION: {
      value: stack.region,
      grant: (fn) => (fn.functionId === 'fit' ? embedWithBedrock(fn) : writeWithBedrock(fn)),
    },
    // Nothing deployed may call a loopback address, which would be the function's own.
    LOOPBACK_MODELS: { value: '' },
    MODEL_KEYS_SECRET_ARN: {
      value: keys ?? '',
      ...(keys && { grant: (fn: HandlerFunction) => fn.allow(['secretsmanager:GetSecretValue'], [keys]) }),
    },
  };
}
