/** What the deployment's operators have in addition to the alarms, each by its own setting. */
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { OperationsDashboard, type OperationsDashboardProps } from './operations-dashboard.ts';

export type OperationsProps = OperationsDashboardProps & { config: Config };

/** The dashboard, unless the settings switch it off. */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, { config, ...props }: OperationsProps) {
    super(scope, id);
    if (config.dashboard) new OperationsDashboard(this, 'dashboard', props);
  }
}
