import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Which thread shows which conversation, and which events are done. */
export type Memory = {
  threadOf(conversation: number): string | undefined;
  conversationOf(thread: string): number | undefined;
  keepThread(conversation: number, thread: string): void;
  isDone(event: string): boolean;
  keepDone(event: string): void;
};

/** A file that grows by a line for each thread and event, so that a restart forgets nothing. With two servers, use a database. */
export function memoryIn(file: string): Memory {
  const threads = new Map<number, string>();
  const conversations = new Map<string, number>();
  const done = new Set<string>();
  const take = (line: string): void => {
    const [kind, id = '', thread = ''] = line.split(' ');
    if (kind === 'done') done.add(id);
    if (kind === 'thread') {
      threads.set(Number(id), thread);
      conversations.set(thread, Number(id));
    }
  };
  const keep = (line: string): void => {
    appendFileSync(file, `${line}\n`);
    take(line);
  };
  if (existsSync(file)) for (const line of readFileSync(file, 'utf8').split('\n')) take(line);
  return {
    threadOf: (conversation) => threads.get(conversation),
    conversationOf: (thread) => conversations.get(thread),
    keepThread: (conversation, thread) => keep(`thread ${conversation} ${thread}`),
    isDone: (event) => done.has(event),
    keepDone: (event) => keep(`done ${event}`),
  };
}
