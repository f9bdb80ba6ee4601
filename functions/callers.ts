/** How one function calls another, without any client of AWS until it does: the function `mcp` has no other. */
import type { CallFunction } from '#functions/platform/call-function.ts';
import { sharingDeadline } from '#functions/platform/deadline.ts';

/** The SDK's default is to wait for ever. How long all calls of an invocation may take is its deadline's to say. */
export const timeouts = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true },
};

/** Calls the function of this name and waits for its result. @param waitMs for how long; default: nine seconds */
export function callerOf(name: string, waitMs = 9000): CallFunction {
  let caller: CallFunction | undefined;
  return async (event) => {
    const { functionCaller } = await import('#functions/platform/call-function.ts');
    const patient = { ...timeouts, requestHandler: { ...timeouts.requestHandler, requestTimeout: waitMs } };
    caller ??= functionCaller(name, patient, sharingDeadline);
    return caller(event);
  };
}
