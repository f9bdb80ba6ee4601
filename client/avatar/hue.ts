/** The tint of a person without a picture: the same wherever they are shown. */

/** A hue, 0–359, that ids close to each other don't share: steps of the golden angle. */
export const hueOf = (id: number): number => Math.round((id * 137.508) % 360);
