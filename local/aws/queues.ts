/** SQS: the stack's queues, which hold dead letters. */
import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { KeptFile } from '#local/platform/kept-file.ts';
import { AwsError, unknownOperation } from '#local/aws/protocol/aws-error.ts';
import { answerWith, type RequireGrant, type Json, type Service } from '#local/aws/protocol/service.ts';

const message = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: z.number(),
  received: z.number(),
  visibleAt: z.number(),
  receipt: z.string(),
});
export type Message = z.infer<typeof message>;
const schema = z.record(z.string(), z.array(message));
export type Queue = { arn: string; url: string; visibilitySeconds: number; messages: Message[] };

/** The queues and their messages, stored in the data folder if there is one. */
export class Queues {
  readonly #queues: readonly Queue[];
  readonly #file: KeptFile<z.infer<typeof schema>>;

  constructor(stack: Stack, dataFolder?: string) {
    this.#file = new KeptFile(dataFolder, 'queues.json', schema);
    const kept = this.#file.read() ?? {};
    this.#queues = resourcesOf(stack, 'AWS::SQS::Queue').map(({ ref, arn = '', properties }) => ({
      arn,
      url: ref,
      visibilitySeconds: Number(properties['VisibilityTimeout'] ?? 30),
      messages: kept[arn] ?? [],
    }));
  }

  /** A queue by its URL or ARN. */
  find(name: string): Queue | undefined {
    return this.#queues.find(({ arn, url }) => arn === name || url === name);
  }

  /** Adds a message to a queue. Throws if the stack has no such queue. */
  send(name: string, body: string, delaySeconds = 0): Message {
    const queue = this.find(name);
    if (!queue) throw new Error(`The stack has no queue ${name}.`);
    const now = Date.now();
    const message = {
      id: randomUUID(),
      body,
      sentAt: now,
      received: 0,
      visibleAt: now + delaySeconds * 1000,
      receipt: '',
    };
    queue.messages.push(message);
    this.#save();
    return message;
  }

  /** Receives messages for a limited time. If the receiver doesn't delete them, they become visible again. */
  receive(queue: Queue, most: number, visibilitySeconds: number): Message[] {
    const taken = queue.messages.filter(({ visibleAt }) => visibleAt <= Date.now()).slice(0, most);
    for (const message of taken) {
      message.visibleAt = Date.now() + visibilitySeconds * 1000;
      message.receipt = randomUUID();
      message.received += 1;
    }
    this.#save();
    return taken;
  }

  remove(queue: Queue, receipt: string): void {
    queue.messages = queue.messages.filter((message) => message.receipt !== receipt);
    this.#save();
  }

  #save(): void {
    this.#file.write(Object.fromEntries(this.#queues.map(({ arn, messages }) => [arn, messages])));
  }
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

type Operation = (queues: Queues, queue: Queue, input: Json) => object;

const operations: Record<string, Operation> = {
  SendMessage: (queues, { arn }, { MessageBody, DelaySeconds }) => {
    const { id, body } = queues.send(arn, String(MessageBody), Number(DelaySeconds ?? 0));
    return { MessageId: id, MD5OfMessageBody: md5(body) };
  },
  ReceiveMessage: (queues, queue, { MaxNumberOfMessages, VisibilityTimeout }) => {
    const taken = queues.receive(
      queue,
      Number(MaxNumberOfMessages ?? 1),
      Number(VisibilityTimeout ?? queue.visibilitySeconds),
    );
    return {
      Messages: taken.map(({ id, body, receipt, sentAt, received }) => ({
        MessageId: id,
        ReceiptHandle: receipt,
        Body: body,
        MD5OfBody: md5(body),
        Attributes: { SentTimestamp: String(sentAt), ApproximateReceiveCount: String(received) },
      })),
    };
  },
  DeleteMessage: (queues, queue, { ReceiptHandle }) => {
    queues.remove(queue, String(ReceiptHandle));
    return {};
  },
  GetQueueAttributes: (_queues, { arn, messages }) => {
    const visible = messages.filter(({ visibleAt }) => visibleAt <= Date.now()).length;
    return {
      Attributes: {
        QueueArn: arn,
        ApproximateNumberOfMessages: String(visible),
        ApproximateNumberOfMessagesNotVisible: String(messages.length - visible),
      },
    };
  },
};

export function queuesService(queues: Queues, demand: RequireGrant): Service {
  return async ({ caller, operation, input }) => {
    const run = operations[operation];
    if (!run) throw unknownOperation(`sqs:${operation}`);
    const url = String(input['QueueUrl']);
    const queue = queues.find(url);
    demand(caller, `sqs:${operation}`, queue?.arn ?? '*');
    if (!queue) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return answerWith(run(queues, queue, input));
  };
}
