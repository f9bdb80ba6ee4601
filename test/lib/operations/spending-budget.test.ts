import { expect, it } from 'vitest';
import { Synthesized } from '#test/lib/synthesized.ts';

it('a budget mails its address at 80 and 100 percent, and when the month is expected to cost more; it acts on nothing', () => {
  const stack = new Synthesized({ budget: { usd: 20, email: 'team@example.com' } });
  const subscribers = [{ SubscriptionType: 'EMAIL', Address: 'team@example.com' }];
  const percent = { ComparisonOperator: 'GREATER_THAN', ThresholdType: 'PERCENTAGE' };
  expect(stack.properties('AWS::Budgets::Budget')).toEqual([
    {
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 20, Unit: 'USD' } },
      NotificationsWithSubscribers: [
        ['ACTUAL', 80],
        ['ACTUAL', 100],
        ['FORECASTED', 100],
      ].map(([NotificationType, Threshold]) => ({
        Notification: { ...percent, NotificationType, Threshold },
        Subscribers: subscribers,
      })),
    },
  ]);
  expect(stack.all('AWS::Budgets::BudgetsAction')).toEqual([]);
});
