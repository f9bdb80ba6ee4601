/** Preferences: how to be notified, which are the person's own, and how this browser looks. */
import { preferences as words, shell } from '#dashboard/strings/shell.ts';
import { InstallSection } from '#dashboard/notices/install-section.tsx';
import { NoticesSection } from '#dashboard/notices/notices-section.tsx';
import { SelectField } from '#dashboard/ui/forms/field.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The page. */
export default function PreferencesPage() {
  const { preferences } = useWorkspace();
  return (
    <Page title={words.title} narrow>
      <NoticesSection />
      <section class="card form-card">
        <h2>{words.appearance}</h2>
        <SelectField
          label={shell.theme.label}
          help={words.appearanceHelp}
          value={preferences.theme.value}
          options={{ auto: shell.theme.auto, light: shell.theme.light, dark: shell.theme.dark }}
          onChange={(theme) => {
            preferences.theme.value = theme;
          }}
        />
      </section>
      <InstallSection />
    </Page>
  );
}
