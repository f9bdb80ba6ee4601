/** A budget of AWS Budgets, which mails before a month costs more than expected. Budgets without actions are free. */
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { BudgetSettings } from '#lib/settings/settings.ts';

/** When it mails: percent of the amount, of what was spent or of what the month is expected to cost. */
const notifications = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
  { notificationType: 'FORECASTED', threshold: 100 },
];

/** The monthly budget of the whole account: AWS tells stacks apart by tags that somebody has to activate first. */
export class SpendingBudget extends Construct {
  constructor(scope: Construct, id: string, { usd, email }: BudgetSettings) {
    super(scope, id);
    new CfnBudget(this, 'budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: usd, unit: 'USD' } },
      notificationsWithSubscribers: notifications.map((one) => ({
        notification: { ...one, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' },
        subscribers: [{ subscriptionType: 'EMAIL', address: email }],
      })),
    });
  }
}
