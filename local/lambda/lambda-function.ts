/** The stack's Lambda functions, as their resources describe them. */
import * as z from 'zod/mini';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { logLevels, type LogSettings } from './log-lines.ts';

const properties = z.object({
  Code: z.object({ S3Key: z.optional(z.string()) }),
  Handler: z.string(),
  Runtime: z.string(),
  Timeout: z._default(z.coerce.number(), 3),
  MemorySize: z._default(z.coerce.number(), 128),
  ReservedConcurrentExecutions: z.optional(z.coerce.number()),
  LoggingConfig: z._default(
    z.object({
      LogFormat: z._default(z.enum(['JSON', 'Text']), 'Text'),
      ApplicationLogLevel: z._default(z.enum(logLevels), 'INFO'),
    }),
    { LogFormat: 'Text', ApplicationLogLevel: 'INFO' },
  ),
  Environment: z.optional(z.object({ Variables: z.optional(z.record(z.string(), z.coerce.string())) })),
});

export type LambdaFunction = {
  /** Logical ID of the resource: the function's identity in `local/`. */
  id: string;
  /** The construct's name, for logs and meters. */
  label: string;
  /** The name AWS would give it. */
  name: string;
  arn: string;
  /** Folder of the deployed bundle. */
  folder: string;
  /** `file.export` below the folder, as in the template. */
  handler: string;
  runtime: string;
  timeoutSeconds: number;
  memoryMb: number;
  reservedConcurrency: number | undefined;
  environment: Record<string, string>;
  logs: LogSettings;
};

/** Only the JSON format has a level. A function that logs text writes everything. */
const logsOf = ({ LogFormat, ApplicationLogLevel }: z.infer<typeof properties>['LoggingConfig']): LogSettings => ({
  format: LogFormat,
  level: LogFormat === 'JSON' ? ApplicationLogLevel : 'TRACE',
});

/** Every function of the stack. Functions of other runtimes are listed too and fail only when they are called. */
export function functionsOf(stack: Stack): LambdaFunction[] {
  return resourcesOf(stack, 'AWS::Lambda::Function').map((resource) => {
    const settings = properties.parse(resource.properties);
    return {
      id: resource.logicalId,
      label: resource.label,
      name: resource.ref,
      arn: resource.attribute('Arn'),
      folder: stack.assets.get(settings.Code.S3Key ?? '') ?? '',
      handler: settings.Handler,
      runtime: settings.Runtime,
      timeoutSeconds: settings.Timeout,
      memoryMb: settings.MemorySize,
      reservedConcurrency: settings.ReservedConcurrentExecutions,
      environment: settings.Environment?.Variables ?? {},
      logs: logsOf(settings.LoggingConfig),
    };
  });
}

/** The ID of the function that an integration, a mapping or a target names, by ARN (also inside an invocation URI) or name. */
export function functionIdOf(stack: Stack, target: string): string | undefined {
  const arn = /arn:aws:lambda:[^:]+:\d+:function:[^:/]+/.exec(target)?.[0] ?? target;
  return resourcesOf(stack, 'AWS::Lambda::Function').find((resource) => resource.arn === arn || resource.ref === arn)
    ?.logicalId;
}
