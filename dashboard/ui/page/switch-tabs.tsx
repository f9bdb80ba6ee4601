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
    <div class="switch-tabs" role="radiogroup" aria-label={label}>
      {(Object.keys(names) as Value[]).map((one) => (
        <SwitchTab key={one} isChosen={one === value} onChoose={() => onChange(one)}>
          {names[one]}
        </SwitchTab>
      ))}
    </div>
  );
}

type SwitchTabProps = { isChosen: boolean; onChoose: () => void; children: ComponentChildren };

/** One tab, for a group of one's own. */
export function SwitchTab({ isChosen, onChoose, children }: SwitchTabProps) {
  return (
    <button type="button" role="radio" aria-checked={isChosen} class="switch-tab" onClick={onChoose}>
      {children}
    </button>
  );
}
