/** What the deployment's operators have in addition to the alarms, each by its own setting. */
import { Construct } from 'constructs';
import { AccessLogs, type AccessLogsProps } from './access-logs.ts';
import { Canary } from './canary.ts';
import type { Config } from '#lib/settings/config.ts';
import { OperationsDashboard, type OperationsDashboardProps } from './operations-dashboard.ts';
import { SpendingBudget } from './spending-budget.ts';
import { traceInvocations } from './tracing.ts';

export type OperationsProps = Omit<OperationsDashboardProps, 'measured'> & { config: Config };

/** The dashboard, unless the settings switch it off; access logs, traces and a budget where they switch them on. */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, { config, ...props }: OperationsProps) {
    super(scope, id);
    const { httpApi: http, socketApi: socket, functions } = props;
    if (config.dashboard) new OperationsDashboard(this, 'dashboard', { ...props, measured: config.metrics });
    if (config.accessLogs) {
      const apis: AccessLogsProps['apis'] = { http, ...(config.accessLogs === 'all' && { socket }) };
      new AccessLogs(this, 'access-logs', { apis, within: scope, config });
    }
    if (functions.canary) new Canary(this, 'canary', functions.canary);
    if (config.tracing) traceInvocations(Object.values(functions));
    if (config.budget) new SpendingBudget(this, 'budget', config.budget);
  }
}
