/** The card of a team's own system about a visitor. */
import * as z from 'zod/mini';

/** The most that a card shows. */
export const MAX_CARD_ROWS = 20;

/** Why there is no card: the host can't be reached, or not in time; it answered with an error, or with something else. */
export const cardFailures = ['unreachable', 'too_slow', 'refused', 'unreadable'] as const;
/** Why there is no card. */
export type CardFailure = (typeof cardFailures)[number];

const cardRow = z.strictObject({
  label: z.string(),
  value: z.string(),
  /** An https address; null without one. */
  link: z.nullable(z.string()),
});
/** One row. */
export type CardRow = z.infer<typeof cardRow>;

/** The card as agents see it; without rows where nothing is known, or something failed. */
export const card = z.strictObject({
  rows: z.array(cardRow).check(z.maxLength(MAX_CARD_ROWS)),
  failure: z.nullable(z.enum(cardFailures)),
});
/** The card. */
export type Card = z.infer<typeof card>;
