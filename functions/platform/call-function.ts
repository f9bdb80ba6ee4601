/** Calls another function, or starts it. A chunk of its own: the client is loaded by the first call. */
import { type LambdaClientConfig, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** Calls another function and answers with its result. @throws Error when it can't be called or fails */
export type CallFunction = (event: object) => Promise<unknown>;

/**
 * Calls the function of this name, once: a repeated call would do its work twice.
 * @param share makes the client's calls end with the invocation's deadline, which is known to the caller's bundle only
 */
export function functionCaller(
  FunctionName: string,
  config: LambdaClientConfig,
  share: (client: LambdaClient) => LambdaClient,
): CallFunction {
  const client = share(new LambdaClient({ ...config, maxAttempts: 1 }));
  return async (event) => {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
    );
    if (FunctionError) throw new Error(`The function ended with ${FunctionError}.`);
    return JSON.parse(Payload?.transformToString() ?? 'null');
  };
}

/** Starts the function of this name without waiting for its result. @throws Error when it could not even be started */
export function functionStarter(
  FunctionName: string,
  config: LambdaClientConfig,
  share: (client: LambdaClient) => LambdaClient,
): (event: object) => Promise<void> {
  const client = share(new LambdaClient(config));
  return async (event) => {
    await client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(event) }));
  };
}
