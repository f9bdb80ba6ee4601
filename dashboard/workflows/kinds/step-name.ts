/** The name of a step as people read it. */

/** `Team size` of `team_size`. */
export function stepName(id: string): string {
  const words = id.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
