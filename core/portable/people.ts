/** Who of another product's team is which agent here. */
import type { Named } from '#core/conversation/commands.ts';
import type { ImportedPerson } from './imported.ts';

/**
 * Finds agents by the address that a row, or the source's list of its team, has for a person. A row that has only a name means
 * the one person of that list who has it.
 */
export function agentFinder(
  agents: readonly (Named & { email: string | null })[],
  team: readonly ImportedPerson[],
): (person: ImportedPerson) => Named | null {
  const byEmail = new Map(
    agents.flatMap(({ id, name, email }) => (email === null ? [] : [[email.toLowerCase(), { id, name }]])),
  );
  const byId = new Map(team.flatMap((person) => (person.id === null ? [] : [[person.id, person]])));
  const byName = Map.groupBy(team, ({ name }) => name);
  return ({ id, name, email }) => {
    const named = name === null ? [] : (byName.get(name) ?? []);
    const address =
      email ?? (id === null ? undefined : byId.get(id)?.email) ?? (named.length === 1 ? named[0]?.email : undefined);
    return (address && byEmail.get(address)) || null;
  };
}
