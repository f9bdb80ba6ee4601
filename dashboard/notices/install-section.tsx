/** Preferences: the dashboard as an app of its own. */
import { useState } from 'preact/hooks';
import { canInstall, install } from '#dashboard/attention/install.ts';
import { notices as words } from '#dashboard/strings/notices.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';

const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

/** How to install it, or that it is. */
export function InstallSection() {
  const [isDone, setDone] = useState(isInstalled);
  const install_ = () => void install().then((isAccepted) => isAccepted && setDone(true));
  return (
    <section class="card form-card">
      <h2>{words.install}</h2>
      <p class="field-help">{isDone ? words.installed : words.installHelp}</p>
      {!isDone && !canInstall.value && <p class="field-help">{words.installHint}</p>}
      {!isDone && canInstall.value && (
        <div>
          <Button onClick={install_}>{words.install}</Button>
        </div>
      )}
    </section>
  );
}
