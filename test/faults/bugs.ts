/** Bugs, planted: the claim's transaction with each of its conditions and writes switched off in turn. */
import type { TransactItem } from '#functions/store/table.ts';
import type { Bug } from './watched-table.ts';

type Write = { Key?: Record<string, unknown>; Item?: Record<string, unknown>; ConditionExpression?: string };

const [put, update, deletion] = [
  (write: TransactItem): Write | undefined => ('Put' in write ? write.Put : undefined),
  (write: TransactItem): Write | undefined => ('Update' in write ? write.Update : undefined),
  (write: TransactItem): Write | undefined => ('Delete' in write ? write.Delete : undefined),
];
const partOf = (write: Write | undefined, name: 'pk' | 'sk'): string =>
  String((write?.Key ?? write?.Item)?.[name] ?? '');

const isRow = (write: TransactItem) => partOf(put(write), 'sk').startsWith('MSG#');
const isInfo = (write: TransactItem) => partOf(update(write), 'sk') === 'INFO';
const isAgent = (write: TransactItem) => partOf(update(write), 'sk') === 'AGENT';
const isQueueDelete = (write: TransactItem) => partOf(deletion(write), 'pk').startsWith('QUEUE#');
const isRoster = (write: TransactItem) => partOf(put(write) ?? deletion(write), 'pk').startsWith('ROSTER#');

/** A claim gives a chat that waits to an agent: it is the one change that takes a QUEUE row away and raises an agent. */
const isClaim = (writes: TransactItem[]): boolean => writes.some(isQueueDelete) && writes.some(isAgent);

const inClaims =
  (bug: Bug): Bug =>
  (writes) =>
    isClaim(writes) ? bug(writes) : writes;
const without = (wanted: (write: TransactItem) => boolean): Bug =>
  inClaims((writes) => writes.filter((write) => !wanted(write)));

/** Makes a condition always hold, with its names and values still in use. */
const unconditional = (wanted: (write: TransactItem) => boolean): Bug =>
  inClaims((writes) =>
    writes.map((write) => {
      if (!wanted(write)) return write;
      const [[verb, input] = ['', {}]] = Object.entries(write) as [string, Write][];
      const { ConditionExpression: condition } = input;
      if (condition === undefined) throw new Error(`The claim has no condition on ${JSON.stringify(input.Key)}.`);
      const always = `(${condition}) OR attribute_exists(pk) OR attribute_not_exists(pk)`;
      return { [verb]: { ...input, ConditionExpression: always } } as unknown as TransactItem;
    }),
  );

/** Every condition and every write of the claim, switched off. */
export const bugs: Record<string, Bug> = {
  'the row is put whatever is there': unconditional(isRow),
  'the agent is raised whatever they are by now': unconditional(isAgent),
  'the conversation’s priority may have changed': unconditional(isInfo),
  'the agent is not raised': without(isAgent),
  'the conversation’s index keys stay': without(isInfo),
  'the chat stays in the queue': without(isQueueDelete),
  'the roster rows stay as they were': without(isRoster),
};
