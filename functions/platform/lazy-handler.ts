/** The one shape of what Lambda calls. */
import type { Context } from 'aws-lambda';
import type { FunctionName } from '#core/contract/environment.ts';
import { withinDeadline } from './deadline.ts';
import { loggingAs } from './log.ts';
import { withoutWords } from './logged-error.ts';

/** What Lambda calls with each event. */
export type Handler<Event, Result> = (event: Event, context: Context) => Promise<Result>;

/**
 * A handler that is built at the first event, so that loading a function does nothing but load it. If building fails, the
 * next event tries again. Each invocation runs within its deadline, and its log lines name the function. What it fails with
 * quotes nobody: Lambda logs it, and keeps it in the dead letter. What building fails with is about settings, and said in full.
 */
export function lazyHandler<Event, Result>(
  service: FunctionName,
  build: () => Handler<Event, Result>,
): Handler<Event, Result> {
  let built: Handler<Event, Result> | undefined;
  let isFirst = true;
  return (event, context) => {
    const fields = { service, cold_start: isFirst };
    isFirst = false;
    return loggingAs(fields, () =>
      withinDeadline(context, async () => {
        built ??= build();
        return built(event, context).catch((error: unknown) => {
          throw withoutWords(error);
        });
      }),
    );
  };
}
