/** Preferences of this browser: how to be notified, how it looks. */
import { useState } from 'preact/hooks';
import { preferences as words, shell } from '#dashboard/strings/shell.ts';
import { SelectField, Switch } from '#dashboard/ui/forms/field.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { playSound } from '#dashboard/preferences/notifications.ts';

/** The page. */
export default function PreferencesPage() {
  const { preferences } = useWorkspace();
  const [isBlocked, setBlocked] = useState(typeof Notification !== 'undefined' && Notification.permission === 'denied');
  const setDesktop = async (wanted: boolean) => {
    if (wanted && typeof Notification !== 'undefined' && Notification.permission !== 'granted') {
      const answer = await Notification.requestPermission();
      setBlocked(answer === 'denied');
      if (answer !== 'granted') return;
    }
    preferences.desktop.value = wanted;
  };
  return (
    <Page title={words.title} lead={words.lead} narrow>
      <section class="card form-card">
        <h2>{words.notifications}</h2>
        <Switch
          label={words.sound}
          help={words.soundHelp}
          checked={preferences.sound.value}
          onChange={(wanted) => {
            preferences.sound.value = wanted;
            if (wanted) playSound();
          }}
        />
        <Switch
          label={words.desktop}
          help={isBlocked ? words.desktopBlocked : words.desktopHelp}
          checked={preferences.desktop.value}
          onChange={(wanted) => void setDesktop(wanted)}
        />
      </section>
      <section class="card form-card">
        <h2>{words.appearance}</h2>
        <SelectField
          label={shell.theme.label}
          value={preferences.theme.value}
          options={{ auto: shell.theme.auto, light: shell.theme.light, dark: shell.theme.dark }}
          onChange={(theme) => {
            preferences.theme.value = theme;
          }}
        />
      </section>
    </Page>
  );
}
