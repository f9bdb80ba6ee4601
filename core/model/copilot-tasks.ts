/** What a bot's model can be asked for by agents: without the schemas, for the dashboard. */

/** What it can be asked for: an answer, the agent's own text in another way, or what the conversation was about. */
export const copilotTasks = ['draft', 'shorter', 'friendlier', 'grammar', 'summary'] as const;
/** What it can be asked for. */
export type CopilotTask = (typeof copilotTasks)[number];

/** Whether it is about the agent's own text, which nothing else goes with. */
export const isRewrite = (task: CopilotTask): boolean => task !== 'draft' && task !== 'summary';

/** The longest text that is rewritten, and that is written. */
export const MAX_COPILOT_TEXT = 8000;
