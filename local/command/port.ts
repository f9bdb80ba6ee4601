/** The port that the stack should listen on. */

const DEFAULT_PORT = 8787;

/** The number in `PORT`, or 8787 if it is unset or empty; 0 takes any free port. */
export function portFrom(text: string | undefined): number {
  const port = Number(text || DEFAULT_PORT);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`PORT is "${text}"; it must be a number from 0 (any free port) to 65535.`);
}
