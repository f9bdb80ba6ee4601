/** What a bot's model can be asked for by agents: without the schemas, for the dashboard. */

/**
 * What it can be asked for: an answer, a text in another way or in another language, what the conversation was about, or its
 * labels and priority (`triage`).
 */
export const copilotTasks = ['draft', 'shorter', 'friendlier', 'grammar', 'translate', 'summary', 'triage'] as const;
/** What it can be asked for. */
export type CopilotTask = (typeof copilotTasks)[number];

/** Whether it is about a given text, which nothing else goes with. */
export const isRewrite = (task: CopilotTask): boolean => task !== 'draft' && task !== 'summary' && task !== 'triage';

/** The longest text that is rewritten, and that is written. */
export const MAX_COPILOT_TEXT = 8000;
