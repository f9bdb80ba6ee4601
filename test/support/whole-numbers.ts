/** Whole numbers given to a script on the command line. */

/** The script's arguments as numbers. Anything but up to `max` whole numbers ends the process with `usage` and exit code 2. */
export function wholeNumbers(usage: string, max: number, args: readonly string[] = process.argv.slice(2)): number[] {
  if (args.length <= max && args.every((text) => /^\d+$/.test(text))) return args.map(Number);
  console.error(usage);
  process.exit(2);
}
