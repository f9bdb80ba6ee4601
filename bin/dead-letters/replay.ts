/** Gives a function again what it gave up. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type StreamReader, streamFilters } from '#core/contract/kit/stream-filters.ts';
import { type DeadLetter, describe } from './dead-letter.ts';
import type { FunctionNames } from './functions.ts';
import { readPart } from './stream-records.ts';

/**
 * What became of a dead letter. `waiting`: nothing was done. `needless`: something else has done it since, or it is worth nothing any more. `lost`: the
 * stream has it no longer. `failed`: the function gave it up again.
 */
export type Replayed = { outcome: 'waiting' | 'replayed' | 'needless' | 'lost' | 'failed' | 'unknown'; about: string };

/** Replays one. It stays in the queue if the outcome is `failed`, `lost` or `unknown`. */
export async function replay(letter: DeadLetter, names: FunctionNames): Promise<Replayed> {
  switch (letter.kind) {
    case 'unknown':
      return { outcome: 'unknown', about: describe(letter) };
    case 'event':
      return replayEvent(letter, names);
    case 'records':
      return replayRecords(letter, names);
  }
}

async function replayEvent(letter: DeadLetter & { kind: 'event' }, names: FunctionNames): Promise<Replayed> {
  const { function: name, payload } = letter;
  if (name === names.sweep)
    return { outcome: 'needless', about: 'A failed sweep; the sweeps since have done its work.' };
  if (isNotice(payload))
    return { outcome: 'needless', about: 'A push notice to an agent, which is too old to be sent.' };
  const answer = await invoke(name, payload);
  return answer.failed === undefined
    ? { outcome: 'replayed', about: `An event of ${name}.` }
    : { outcome: 'failed', about: `${name} failed again: ${answer.failed}` };
}

const isNotice = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'kind' in payload && payload.kind === 'agent-notice';

async function replayRecords(letter: DeadLetter & { kind: 'records' }, names: FunctionNames): Promise<Replayed> {
  const { function: name, part } = letter;
  const reader = (Object.keys(streamFilters) as StreamReader[]).find((one) => names[one] === name);
  if (reader === undefined) return { outcome: 'unknown', about: `The stack has no reader ${name} any more.` };
  const records = await readPart(part, reader);
  if (records === undefined) return { outcome: 'lost', about: lostBy[reader] };
  const answer = await invoke(name, { Records: records });
  const failures = answer.failed ?? failedRecords(answer.result);
  return failures === undefined
    ? { outcome: 'replayed', about: `${records.length} records of ${reader}.` }
    : { outcome: 'failed', about: `${reader} failed again: ${failures}` };
}

const lostBy: Record<StreamReader, string> = {
  assign: 'Records of assign, which are older than a day. The sweep has assigned those chats.',
  react:
    'Records of react, which are older than a day. recount --mend counts what is missing in reports; reopening and resolving a chat indexes it for search.',
};

type Answer = { result: unknown; failed: string | undefined };

async function invoke(FunctionName: string, payload: unknown): Promise<Answer> {
  // A function may work for longer than the client's usual patience.
  const client = new LambdaClient({ requestHandler: { requestTimeout: 300_000 } });
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload) }),
  );
  const text = new TextDecoder().decode(Payload);
  const result: unknown = text === '' ? undefined : JSON.parse(text);
  return { result, failed: FunctionError === undefined ? undefined : messageOf(result) };
}

const messageOf = (result: unknown): string =>
  typeof result === 'object' && result !== null && 'errorMessage' in result
    ? String(result.errorMessage)
    : 'it said nothing.';

/** What a reader said it couldn't handle. */
function failedRecords(result: unknown): string | undefined {
  const failures =
    typeof result === 'object' &&
    result !== null &&
    'batchItemFailures' in result &&
    Array.isArray(result.batchItemFailures)
      ? result.batchItemFailures.length
      : 0;
  return failures === 0 ? undefined : `${failures} records. Its log says why (record_failed).`;
}
