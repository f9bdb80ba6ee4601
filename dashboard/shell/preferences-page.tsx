/** Preferences: how to be notified, which are the person's own, and how this browser looks. */
import { preferences as words, shell } from '#dashboard/strings/shell.ts';
import { undoSend } from '#dashboard/strings/together.ts';
import { InstallSection } from '#dashboard/notices/install-section.tsx';
import { NoticesSection } from '#dashboard/notices/notices-section.tsx';
import { type DashboardLanguage, dashboardLanguages, language, languageFor } from '#dashboard/strings/language.ts';
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
        <h2>{undoSend.title}</h2>
        <label class="check">
          <input
            type="checkbox"
            checked={preferences.undoSend.value}
            onChange={(event) => {
              preferences.undoSend.value = event.currentTarget.checked;
            }}
          />
          {undoSend.label}
        </label>
        <p class="muted">{undoSend.help}</p>
      </section>
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
        <SelectField
          label={words.language}
          help={words.languageHelp}
          value={preferences.language.value}
          options={languageOptions()}
          onChange={(chosen) => {
            preferences.language.value = chosen;
            // Texts are taken while files are loaded.
            if (languageFor(chosen, navigator.languages) !== language()) location.reload();
          }}
        />
      </section>
      <InstallSection />
    </Page>
  );
}

/** Each language by its own name, so that whoever can't read the current one finds theirs. */
function languageOptions(): Record<DashboardLanguage | 'auto', string> {
  const ownName = (one: DashboardLanguage): string => dashboardLanguages[one].name;
  const all = Object.keys(dashboardLanguages) as DashboardLanguage[];
  const named = Object.fromEntries(all.map((one) => [one, ownName(one)])) as Record<DashboardLanguage, string>;
  return { auto: words.automatic(ownName(languageFor('auto', navigator.languages))), ...named };
}
