/** Calls another function and waits for its result. A chunk of its own: the client is loaded by the first call. */
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
