/** What a process and those it started use, as Linux tells it. On other systems everything is 0. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** What `getconf CLK_TCK` says on every Linux of today. */
const TICKS_PER_SECOND = 100;

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended since it was listed.
    return '';
  }
};

/** Fields of `/proc/<pid>/stat` after the name, which may contain spaces. */
const fieldsOf = (pid: number): string[] => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];

/** The process and all its descendants. */
export function processTree(pid: number): number[] {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((one) => one > 0 && Number(fieldsOf(one)[1]) === pid);
  return [pid, ...children.flatMap(processTree)];
}

const sumOfTree = (pid: number | undefined, of: (pid: number) => number): number =>
  pid === undefined || !existsSync('/proc/self/stat') ? 0 : processTree(pid).reduce((total, one) => total + of(one), 0);

/** Milliseconds of processor time that a process and its descendants have used. */
export const cpuMsOf = (pid: number | undefined): number =>
  sumOfTree(pid, (one) => {
    const [user = '0', system = '0'] = fieldsOf(one).slice(11, 13);
    return ((Number(user) + Number(system)) * 1000) / TICKS_PER_SECOND;
  });

/** Megabytes of memory that a process and its descendants hold. What several share counts in parts. */
export const memoryMbOf = (pid: number | undefined): number =>
  sumOfTree(pid, (one) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0) / 1024);
