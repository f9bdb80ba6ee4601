/** What was changed of settings while they were edited. */

/** The settings of `after` that differ from `before`: all that has to be sent. */
export function changesBetween<Settings extends object>(before: Settings, after: Settings): Partial<Settings> {
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Settings]),
  );
  return Object.fromEntries(changed) as Partial<Settings>;
}
