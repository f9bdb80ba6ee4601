/** The dead-letter queue. */
import { DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CommandError } from '#bin/kit/exit-codes.ts';
import type { Place } from '#bin/kit/place.ts';

/** A message, and how it is deleted. */
export type QueuedMessage = { body: string; remove: () => Promise<void> };

/** How long a message is hidden from others while it is replayed, and until it can be replayed again. */
const HIDDEN_SECONDS = 120;

/** The queue of a place. @throws CommandError 3 where the stack has none */
export function deadLetterQueue(place: Place) {
  // Else the client would call the host in the queue's address, also where that is another, as in the local run.
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const queue = place.resources.find(
    ({ type, logicalId }) => type === 'AWS::SQS::Queue' && /dead-?letters/i.test(logicalId),
  );
  if (!queue) throw new CommandError(3, `There is no dead-letter queue in ${place.name}.`);
  const QueueUrl = queue.physicalId;
  return {
    /** How many messages wait, roughly. */
    count: async (): Promise<number> => {
      const AttributeNames = ['ApproximateNumberOfMessages' as const];
      const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
      return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    },
    /** Every message that nobody else is working on, each once. They are visible to others again after two minutes. */
    messages: async function* messages(): AsyncGenerator<QueuedMessage> {
      const seen = new Set<string>();
      for (;;) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl,
            MaxNumberOfMessages: 10,
            VisibilityTimeout: HIDDEN_SECONDS,
            WaitTimeSeconds: 1,
          }),
        );
        const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
        if (fresh.length === 0) return;
        for (const { MessageId = '', Body = '', ReceiptHandle } of fresh) {
          seen.add(MessageId);
          const remove = async (): Promise<void> => {
            await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
          };
          yield { body: Body, remove };
        }
      }
    },
  };
}
