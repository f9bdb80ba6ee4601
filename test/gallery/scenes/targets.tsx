/** The clocks of targets: calm, soon and late, one in the list and all in the head. */
import type { Targets } from '#core/model/widgets/targets.ts';
import TargetClocks from '#dashboard/inbox/targets/target-clock.tsx';
import { ago, conversationOf, widgetOf } from '#test/dashboard/support/sample.ts';
import { drawn, type Subject } from '#test/gallery/scene.ts';

const NONE = { low: null, normal: null, high: null, urgent: null };
const rules = (first: number, resolution: number): Targets => ({
  first_response: { ...NONE, normal: first },
  resolution: { ...NONE, normal: resolution },
});

/** The clocks of a chat that has waited for a number of minutes. */
function clocks(waited: number, targets: Targets, onlyNext = false) {
  const conversation = conversationOf({ id: 1, queued_at: ago(waited * 60, Date.now()) });
  return (
    <TargetClocks conversation={conversation} widget={widgetOf({ id: 1, name: 'Shop', targets })} onlyNext={onlyNext} />
  );
}

export const targetClocks: Subject = {
  title: 'Clocks of targets',
  kind: 'part',
  scenes: drawn({
    calm: () => clocks(1, rules(10, 60)),
    'one soon': () => clocks(9, rules(10, 60)),
    'one late': () => clocks(20, rules(10, 60)),
    'both late, by days': () => clocks(20_000, rules(10, 60)),
    'in the list': () => clocks(9, rules(10, 60), true),
  }),
};
