/** One function of the stack: a built bundle with its own role, log group and limits. */
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionName, VariableName } from '#core/contract/environment.ts';
import type { Config } from '#lib/settings/config.ts';
import { LOCAL_STAGE } from '#lib/settings/stages.ts';
import { keepsCalls } from './dead-letters.ts';

/** A variable's value and, if using it needs a permission, the function that grants it. */
export type Provided = { value: string; grant?: (fn: HandlerFunction) => void };

/** All variables that a function can receive. */
export type ProvidedVariables = Record<VariableName, Provided>;

export type HandlerFunctionProps = {
  name: FunctionName;
  /** Folder with `functions/<name>/index.mjs`. */
  assets: string;
  config: Config;
};

/** Seconds. API Gateway gives up after 29. A sweep ends before the next one starts. */
const timeouts: Record<FunctionName, number> = {
  'visitor-api': 10,
  'agent-api': 10,
  // Asks a bot up to 500 test questions at a time.
  'settings-api': 20,
  // Calls one of those above, twice where a page is too long.
  mcp: 20,
  'socket-authorizer': 5,
  socket: 10,
  assign: 30,
  react: 30,
  // Several HTTP steps of five seconds, or a slow model.
  automation: 45,
  // Ten devices in parallel, of five seconds each; or events to a webhook, of ten seconds each.
  deliver: 30,
  // Waits until articles have settled, then trains on them, at most twice and at most a minute each time.
  fit: 180,
  // Reads up to five hundred pages, as slowly as their site asks for; what is left is read by the next run.
  'read-sources': 900,
  sweep: 55,
  // Reads and stores megabytes, and nobody waits.
  'inbound-mail': 60,
  // A few questions after each other, of ten seconds each.
  canary: 60,
};

/** Megabytes, for functions that need more than the default. */
const memories: Partial<Record<FunctionName, number>> = {
  // A whole processor, and memory for a hundred megabytes of weights.
  fit: 1769,
  // A whole processor as well: what 500 test questions mean takes two seconds of one, and many times that of a part.
  'settings-api': 1769,
  // A PDF of 10 MB, or the tree of a page of 3 MB.
  'read-sources': 1024,
  // A mail of 40 MB, its parts, and what is sent to the bucket of files.
  'inbound-mail': 512,
};

/** A function that may only write its log until it is given more. */
export class HandlerFunction extends lambda.Function {
  readonly functionId: FunctionName;
  readonly ownRole: Role;

  constructor(scope: Construct, { name, assets, config }: HandlerFunctionProps) {
    const logGroup = new LogGroup(scope, `${name}-logs`, {
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const { memory = memories[name] ?? 256, concurrency } = config.functions[name] ?? {};
    super(scope, name, {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(assets, 'functions', name), {
        // A quarter of what would be deployed. Nothing in AWS reads them; the stack on one machine does.
        exclude: config.stage === LOCAL_STAGE ? [] : ['*.map'],
      }),
      role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
      // The platform's start and report lines would cost as much as the invocations.
      systemLogLevelV2: lambda.SystemLogLevel.WARN,
      timeout: Duration.seconds(timeouts[name]),
      memorySize: memory,
      ...(concurrency && { reservedConcurrentExecutions: concurrency }),
    });
    this.functionId = name;
    this.ownRole = role;
  }

  /** Sets variables and grants the permissions that using them needs. */
  give(names: readonly VariableName[], provided: ProvidedVariables): void {
    for (const name of names) {
      const { value, grant } = provided[name];
      this.addEnvironment(name, value);
      grant?.(this);
    }
  }

  /** Allows these actions on these resources to this function. */
  allow(actions: string[], resources: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }

  /** Denies these actions on these tables for items whose partition key matches a pattern, whatever is allowed. */
  denyKeys(actions: string[], tables: string[], patterns: readonly string[]): void {
    this.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions,
        resources: tables,
        // A request without keys is not denied: it names no item.
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': patterns } },
      }),
    );
  }

  /** Lets one API of API Gateway call this function by any of its routes. One permission covers all of them. */
  allowCallsFrom(id: string, sourceArn: string): void {
    this.addPermission(id, { principal: new ServicePrincipal('apigateway.amazonaws.com'), sourceArn });
  }
}

/** Lets each function that receives this one's name call it. */
export const callable = (fn: HandlerFunction): Provided => ({
  value: fn.functionName,
  grant: (caller) => caller.allow(['lambda:InvokeFunction'], [fn.functionArn]),
});

/**
 * The same for a function whose work is resumed by the sweep from what is stored, so that nothing is lost with a run that
 * fails: it is neither retried nor kept.
 */
export function resumable(fn: HandlerFunction): Provided {
  fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
  return callable(fn);
}

/**
 * Lets each function that receives this one's name start it without waiting for its result. By default a failure isn't
 * retried: the sweep repairs it, and the dead letter shows it.
 */
export function startable(
  fn: HandlerFunction,
  deadLetters: Queue,
  { tries, within }: { tries: 1 | 2 | 3; within: Duration } = { tries: 1, within: Duration.minutes(1) },
): Provided {
  fn.configureAsyncInvoke({
    retryAttempts: tries - 1,
    maxEventAge: within,
    onFailure: keepsCalls(deadLetters),
  });
  return callable(fn);
}
