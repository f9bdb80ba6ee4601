/** Bugs of what bots, workflows and webhooks do, planted one at a time. */
import type { Planted } from './planted.ts';

export const outside: Planted[] = [
  {
    name: 'a workflow says something and stays where it was',
    file: 'functions/use-cases/automation/workflow-effects.ts',
    find: 'await deps.table.transact([rowWrite(row), workflowStateWrite(id, progress, after)]);',
    replace: 'await deps.table.transact([rowWrite(row)]);',
    caughtBy: /was said twice|turn_failed/,
  },
  {
    name: 'a host is asked as if it were another step by whoever takes over',
    file: 'functions/use-cases/automation/workflow-http-step.ts',
    find: 'id: `${conversation_id}-${step}-${progress.turn}`,',
    replace: 'id: `${conversation_id}-${step}-${deps.now()}`,',
    caughtBy: /the host was asked twice/,
  },
  {
    name: 'a step that changes nothing fails',
    file: 'functions/store/table.ts',
    find: '  if (entries.length === 0) return undefined;\n',
    replace: '',
    caughtBy: /turn_failed/,
  },
  {
    name: 'an event is noted for a webhook and never due',
    file: 'functions/use-cases/webhooks/record-delivery.ts',
    find: '  await putDue(table, {',
    replace: '  if (event.seq % 3 !== 0) await putDue(table, {',
    caughtBy: /the webhook was never sent/,
  },
  {
    name: 'two functions deliver to one webhook',
    file: 'functions/store/webhooks/webhook-store.ts',
    find: "'attribute_exists(pk) AND (attribute_not_exists(working_until_ms) OR working_until_ms <= :now)'",
    replace: "'attribute_exists(pk) AND (attribute_not_exists(nothing_ms) OR nothing_ms <= :now)'",
    caughtBy: /the webhook was sent .* times/,
  },
  {
    name: 'nobody starts delivering what was left',
    file: 'functions/use-cases/webhooks/start-due.ts',
    find: 'if (await hasDue(table, webhook_id, now())) await startDelivery(webhook_id);',
    replace: 'if (await hasDue(table, webhook_id, 0)) await startDelivery(webhook_id);',
    caughtBy: /the webhook was never sent/,
  },
];
