/** What there can be a target for. */
export const targetKinds = ['first_response', 'resolution'] as const;
/** What there can be a target for. */
export type TargetKind = (typeof targetKinds)[number];
