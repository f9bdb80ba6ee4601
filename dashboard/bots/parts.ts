/** The parts of a bot's page, as its address names them. */

/** What can be looked at of a bot; the first has no name in the address. */
export const botParts = ['settings', 'articles', 'sources', 'unanswered', 'learned', 'quality'] as const;
/** What is looked at. */
export type BotPart = (typeof botParts)[number];

/** The part an address names; undefined when there is no such part. */
export const botPartOf = (name: string | undefined): BotPart | undefined =>
  name === undefined ? 'settings' : botParts.slice(1).find((one) => one === name);

/** Whether only admins see a part: it has what visitors wrote in every department, or is for setting up. */
export const isForAdmins = (part: BotPart): boolean => part === 'sources' || part === 'learned' || part === 'quality';
