/** Lambda's Invoke: one function calls another, and waits for the result or doesn't. */
import type { Stack } from '#local/assembly/stack.ts';
import type { Invoker } from '#local/lambda/invoker.ts';
import { functionIdOf } from '#local/lambda/lambda-function.ts';
import { functionArn, type AsyncInvocations } from './async-invocations.ts';
import { AwsError } from '#local/aws/protocol/aws-error.ts';
import type { Answer, RequireGrant, Service } from '#local/aws/protocol/service.ts';

/** Lambda's own limits for the payload. */
const limitBytes = { RequestResponse: 6 * 1024 * 1024, Event: 1024 * 1024 };

export type InvokeOptions = {
  stack: Stack;
  demand: RequireGrant;
  invoker: () => Pick<Invoker, 'invoke' | 'currentRoute'>;
  later: AsyncInvocations;
};

/** Responds to `RequestResponse` with the function's result, to `Event` immediately with 202. */
export function invokeService({ stack, demand, invoker, later }: InvokeOptions): Service {
  return async ({ caller, input, headers }) => {
    const name = String(input['FunctionName']);
    demand(caller, 'lambda:InvokeFunction', functionArn(name));
    const functionId = functionIdOf(stack, functionArn(name));
    if (!functionId)
      throw new AwsError('ResourceNotFoundException', `Function not found: ${functionArn(name)}`, { status: 404 });
    const asynchronous = headers['x-amz-invocation-type'] === 'Event';
    const payload = parsePayload(String(input['Payload']), asynchronous ? 'Event' : 'RequestResponse');
    if (asynchronous) {
      later.send(functionId, payload, 'async');
      return { status: 202, body: '' };
    }
    const route = invoker().currentRoute(caller.functionId, caller.workerId);
    const result = await invoker().invoke(functionId, payload, {
      source: 'async',
      ...(route !== undefined && { route }),
    });
    return synchronous(result);
  };
}

function synchronous(result: Awaited<ReturnType<Invoker['invoke']>>): Answer {
  if (!('error' in result))
    return { headers: { 'x-amz-executed-version': '$LATEST' }, body: JSON.stringify(result.payload) };
  if (result.error.errorType === 'TooManyRequestsException')
    throw new AwsError('TooManyRequestsException', result.error.errorMessage, { status: 429 });
  return { headers: { 'x-amz-function-error': 'Unhandled' }, body: JSON.stringify(result.error) };
}

function parsePayload(text: string, type: keyof typeof limitBytes): unknown {
  if (Buffer.byteLength(text) > limitBytes[type])
    throw new AwsError(
      'RequestTooLargeException',
      `${Buffer.byteLength(text)} byte payload is too large for the ${type} invocation type (limit ${limitBytes[type]} bytes)`,
      { status: 413 },
    );
  try {
    return JSON.parse(text || '{}');
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json.');
  }
}
