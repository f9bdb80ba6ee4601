/** Starts the AWS services that the stack's functions call. */
import type { Stack } from '#local/assembly/stack.ts';
import type { Table } from '#local/dynamodb/table.ts';
import type { Authority } from '#local/iam/authority.ts';
import type { Caller } from '#local/lambda/identity.ts';
import type { Invoker } from '#local/lambda/invoker.ts';
import type { Meters } from '#local/meters/meters.ts';
import { AsyncInvocations } from './async-invocations.ts';
import { accessDenied } from '#local/aws/protocol/aws-error.ts';
import type { Faults } from '#local/aws/dynamodb/faults.ts';
import { streamsService } from '#local/aws/dynamodb/streams.ts';
import { dynamoDbService } from '#local/aws/dynamodb/service.ts';
import { listen } from './endpoint.ts';
import { invokeService } from './invoke.ts';
import { mailService, poolMail, type SentMail } from './mail.ts';
import type { Pool } from './pool-users.ts';
import { Queues, queuesService } from './queues.ts';
import { type KeptEvent, eventsService } from './events.ts';
import { eventRulesOf, putEvent } from '#local/ses/event-bus.ts';
import { feedbackEvent, simulatedKind, type FeedbackKind } from '#local/ses/feedback.ts';
import { secretsService, type Secrets } from './secrets.ts';
import type { RequireGrant } from '#local/aws/protocol/service.ts';
import { userPoolService, type Account, type Register } from './user-pool.ts';

export type AwsOptions = {
  stack: Stack;
  authority: Authority;
  meters: Meters;
  /** The local DynamoDB server and the tables on it. */
  dynamoDbEndpoint: string;
  tables: readonly Table[];
  /** Created before the stack's functions, because these refer to them. */
  secrets: Secrets;
  accounts: readonly Account[];
  /** Takes in users whom commands add. */
  register?: Register | undefined;
  /** Called only when something is invoked, because the invoker needs this endpoint's address first. */
  invoker: () => Pick<Invoker, 'invoke' | 'currentRoute'>;
  /** Factor for Lambda's delays between asynchronous attempts: 1 is AWS's pace. */
  waitFactor: number;
  dataFolder?: string | undefined;
  report: (line: string) => void;
};

export type Aws = {
  /** Value of `AWS_ENDPOINT_URL`. */
  url: string;
  faults: Faults;
  queues: Queues;
  /** The emails that were sent. */
  outbox: SentMail[];
  /** The events that were put on a bus. */
  events: KeptEvent[];
  /** Has the newest mail to an address bounce, or be called spam; answers with the functions it started, if there is one. */
  feedback: (to: string, kind: FeedbackKind) => { mail_id: string; started: number } | undefined;
  later: AsyncInvocations;
  close: () => Promise<void>;
};

/** Starts the endpoint. Every call is identified, checked against its function's role, and measured. */
export async function startAws(options: AwsOptions): Promise<Aws> {
  const { stack, authority, meters, tables, secrets, accounts, register, invoker, waitFactor, report } = options;
  const labels = new Map(stack.resources.map(({ logicalId, label }) => [logicalId, label]));
  const demand = requireGrantWith(authority);
  const attribute = ({ functionId, workerId }: Caller) => ({
    functionName: labels.get(functionId) ?? functionId,
    route: invoker().currentRoute(functionId, workerId),
  });
  const queues = new Queues(stack, options.dataFolder);
  const later = new AsyncInvocations({ stack, authority, queues, invoker, waitFactor, report });
  const outbox: SentMail[] = [];
  const events: KeptEvent[] = [];
  const tell = feedbackOn(stack, later);
  const simulate = (mail: SentMail): void => {
    for (const to of mail.to) {
      const kind = simulatedKind(to);
      if (kind) tell(mail, to, kind);
    }
  };
  const mailOfPool = (mail: Parameters<Pool['mail']>[0]): void => {
    const sent = poolMail(mail);
    outbox.push(sent);
    simulate(sent);
  };
  const dynamoDb = dynamoDbService({ endpoint: options.dynamoDbEndpoint, tables, meters, demand, attribute });
  const endpoint = await listen({
    services: {
      DynamoDB_20120810: dynamoDb.service,
      DynamoDBStreams_20120810: streamsService(options.dynamoDbEndpoint, demand),
      secretsmanager: secretsService(secrets, demand),
      AWSCognitoIdentityProviderService: userPoolService(stack, { accounts, register, mail: mailOfPool }, demand),
      AmazonSQS: queuesService(queues, demand),
      AWSEvents: eventsService({ events, demand, put: onDefaultBus(stack, later) }),
    },
    mail: mailService({ stack, outbox, demand, sent: simulate }),
    lambda: invokeService({ stack, demand, invoker, later }),
    knows: (functionId) => authority.knows(functionId),
    report,
  });
  return {
    url: endpoint.url,
    faults: dynamoDb.faults,
    queues,
    outbox,
    events,
    feedback: (to, kind) => {
      const mail = outbox.findLast((sent) => sent.to.some((one) => one.toLowerCase() === to.toLowerCase()));
      return mail && { mail_id: mail.id, started: tell(mail, to, kind) };
    },
    later,
    close: async () => {
      later.stop();
      await dynamoDb.faults.lagIndexes(0);
      await endpoint.close();
    },
  };
}

/** Starts what rules of the stack on the default bus start for an event. */
function onDefaultBus(stack: Stack, later: AsyncInvocations) {
  const rules = eventRulesOf(stack);
  return ({ bus, ...event }: KeptEvent): void => {
    if (bus === 'default') putEvent(rules, (functionId, payload) => later.send(functionId, payload, 'async'), event);
  };
}

/** Puts what became of a mail on the bus; answers with how many functions that started. */
function feedbackOn(stack: Stack, later: AsyncInvocations) {
  const rules = eventRulesOf(stack);
  return (mail: SentMail, to: string, kind: FeedbackKind): number => {
    const event = feedbackEvent(stack, { mail, set: mail.configuration_set ?? undefined, kind, to });
    return event ? putEvent(rules, (functionId, payload) => later.send(functionId, payload, 'async'), event) : 0;
  };
}

const requireGrantWith =
  (authority: Authority): RequireGrant =>
  (caller, action, resource, context) => {
    const verdict = authority.authorise(caller.functionId, action, resource, context);
    if (!verdict.allowed) throw accessDenied(verdict.message);
  };
