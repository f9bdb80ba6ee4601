/** What operators may have measured, by name with its unit of CloudWatch: the seam between the functions and the dashboard. */
export const operatorMetrics = {
  /** How long the chat has waited that waits the longest. Each minute; 0 when none waits. */
  'oldest-waiting': 'Seconds',
  /** How many chats wait, in all departments. Each minute. */
  waiting: 'Count',
  /** From the request to an agent's first answer, by the clock. */
  'first-response': 'Seconds',
  /** Messages of a conversation that everybody sees, counted when it settles. */
  messages: 'Count',
  /** 1 for a conversation that a bot or workflow resolved, 0 for one that it handed off: the average is the share. */
  'bot-resolved': 'Count',
  /** Tokens that a model took for one task. */
  'llm-tokens': 'Count',
  'push-failed': 'Count',
  'mail-failed': 'Count',
  'webhook-failed': 'Count',
} as const satisfies Record<string, 'Seconds' | 'Count'>;

/** Something that is measured for operators. */
export type OperatorMetric = keyof typeof operatorMetrics;
