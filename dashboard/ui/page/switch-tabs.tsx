/** Tabs to switch between a few views, all of them in sight. */
import type { ComponentChildren } from 'preact';

type SwitchTabsProps<Value extends string> = {
  label: string;
  value: Value;
  names: Record<Value, string>;
  onChange: (value: Value) => void;
};

/** One tab for each name, in their order. */
export function SwitchTabs<Value extends string>({ label, value, names, onChange }: SwitchTabsProps<Value>) {
  return (
    <div class="switch-tabs" role="radiogroup" aria-label={label} onKeyDown={walkTabs}>
      {(Object.keys(names) as Value[]).map((one) => (
        <SwitchTab key={one} isChosen={one === value} onChoose={() => onChange(one)}>
          {names[one]}
        </SwitchTab>
      ))}
    </div>
  );
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrows choose the next or former tab of a group, around its ends, as in any group of radio buttons. */
export function walkTabs(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = steps[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')];
  const here = tabs.findIndex((tab) => tab === event.target);
  const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl' && /Left|Right/.test(event.key);
  const next = tabs.at((here + (isRightToLeft ? -step : step)) % tabs.length);
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
  next.click();
}

type SwitchTabProps = { isChosen: boolean; onChoose: () => void; children: ComponentChildren };

/** One tab, for a group of one's own. */
export function SwitchTab({ isChosen, onChoose, children }: SwitchTabProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      tabIndex={isChosen ? 0 : -1}
      class="switch-tab"
      onClick={onChoose}
    >
      {children}
    </button>
  );
}
