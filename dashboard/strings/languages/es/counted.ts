/** Spanish: counts with their noun. */
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('es');

/** A number and its noun: "1 chat", "3 chats", and "1.000.000 de chats" with the preposition that millions take. */
export const counted = (number: number, one: string, many: string): string =>
  count(number, { one: `# ${one}`, many: `# de ${many}`, other: `# ${many}` });
