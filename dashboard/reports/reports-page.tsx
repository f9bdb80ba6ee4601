/** Reports: what happened in some days, compared with as many before; every number leads to its conversations. */
import { Printer } from 'lucide';
import { useMemo } from 'preact/hooks';
import { query } from '#dashboard/navigation/location.ts';
import { reports as words } from '#dashboard/strings/reports.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { ownTimeZone } from '#dashboard/ui/format/time-zones.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { AgentsSection } from './agents-section.tsx';
import { BotsSection } from './bots-section.tsx';
import { Controls } from './controls.tsx';
import { HelpSection } from './help-section.tsx';
import { HoursSection } from './hours-section.tsx';
import { Overview } from './overview.tsx';
import { choiceFrom, countDays } from '#dashboard/data/reports/range.ts';
import { reportsOf } from './reports-of-choice.ts';
import { SatisfactionSection } from './satisfaction-section.tsx';
import { rangeLabel } from '#dashboard/reports/charts/time-labels.ts';
import { TargetsSection } from './targets-section.tsx';
import { TimesSection } from './times-section.tsx';
import { VolumeSection } from './volume-section.tsx';
import '#dashboard/ui/page/figures.css';
import '#dashboard/ui/page/table.css';
import './reports.css';

const zone = ownTimeZone();

/** The page. */
export default function ReportsPage() {
  const { api } = useWorkspace();
  const choice = choiceFrom(query.value, zone, Date.now());
  const key = JSON.stringify(choice);
  const reports = useMemo(() => reportsOf(api, choice), [key]);
  return (
    <Page
      title={words.title}
      lead={words.lead(rangeLabel(choice), countDays(choice))}
      actions={
        <Button class="no-print" icon={Printer} onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      <Controls choice={choice} zone={zone} />
      <div key={key} class="report-sections">
        {[Overview, VolumeSection, HoursSection, TimesSection, TargetsSection].map((Section) => (
          <Boundary key={Section.name} kind="part">
            <Section reports={reports} />
          </Boundary>
        ))}
        <div class="report-pair">
          {[SatisfactionSection, BotsSection].map((Section) => (
            <Boundary key={Section.name} kind="part">
              <Section reports={reports} />
            </Boundary>
          ))}
        </div>
        <Boundary kind="part">
          <AgentsSection reports={reports} />
        </Boundary>
        {choice.agent_id === '' && (
          <Boundary kind="part">
            <HelpSection reports={reports} />
          </Boundary>
        )}
      </div>
    </Page>
  );
}
