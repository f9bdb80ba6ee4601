/** Targets: how soon visitors should be answered, and their matters resolved. */
import type { TargetKind } from '#core/model/widgets/target-kinds.ts';
import { localized } from './language.ts';

/** Where they are set, and their clocks. */
export const targets = localized('targets', {
  section: 'Targets',
  lead: 'In minutes, counted within business hours from when an agent is needed. Leave empty for none.',
  kinds: { first_response: 'First response', resolution: 'Resolution' } satisfies Record<TargetKind, string>,
  report: {
    title: 'Targets',
    none: 'No targets in this period. Set them on a widget’s page.',
    share: {
      first_response: 'First responses within target',
      resolution: 'Resolutions within target',
    } satisfies Record<TargetKind, string>,
    missed: { first_response: 'First responses missed', resolution: 'Resolutions missed' } satisfies Record<
      TargetKind,
      string
    >,
  },
  left: {
    first_response: (time: string) => `Answer in ${time}`,
    resolution: (time: string) => `Resolve in ${time}`,
  } satisfies Record<TargetKind, (time: string) => string>,
  late: {
    first_response: (time: string) => `Answer ${time} late`,
    resolution: (time: string) => `Resolution ${time} late`,
  } satisfies Record<TargetKind, (time: string) => string>,
  due: {
    first_response: (time: string) => `First response due ${time}`,
    resolution: (time: string) => `Resolution due ${time}`,
  } satisfies Record<TargetKind, (time: string) => string>,
});
