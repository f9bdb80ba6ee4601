/** A bot's test questions. */
import type { TestOutcome } from '#core/model/bots/test-outcome.ts';
import { localized, numberText } from './language.ts';
import { plural } from './plural.ts';

/** The page of them, and comparisons with them. */
export const quality = localized('quality', {
  lead: 'Questions you know the right answer to. The bot is asked each time this page opens; visitors don’t see it.',
  modelNote: 'This bot’s model writes the answers. Shown is the article that it is given first.',
  byWords: 'The embeddings couldn’t be reached or have used up their tokens, so this was found by words alone.',
  add: 'Add test question',
  empty: 'No test questions yet',
  emptyBody: 'Add questions with the article that should answer them, and see what each change makes better or worse.',
  question: 'Question',
  expected: 'Expected',
  result: 'Result',
  handoff: 'Hand over to an agent',
  goneArticle: 'An article that was deleted',
  editTitle: 'Edit test question',
  edit: (question: string) => `Edit “${question}”`,
  remove: (question: string) => `Delete “${question}”`,
  removeTitle: 'Delete this test question?',
  removeBody: (question: string) => `“${question}” will no longer be asked.`,
  removed: 'Test question deleted',
  outcomes: { right: 'Right', wrong: 'Wrong', handed_over: 'Handed over' } satisfies Record<TestOutcome, string>,
  summary: (right: string, wrong: string, handedOver: string) =>
    `${right} right, ${wrong} wrong, ${handedOver} handed over`,
  sure: (article: string, share: string) => `${article} (${share})`,
  nothing: 'No article found',
  takeAsked: 'Import asked questions',
  taken: (count: number) =>
    count === 0 ? 'No new questions to import' : `${plural(count, 'question', 'questions')} imported`,
  compareTitle: 'Test questions',
  back: 'Back',
  saveAnyway: 'Save anyway',
  saveUntried: 'Save without comparing',
  comparing: 'The bot is being trained on the side…',
  changes: (better: string, worse: string) => `${better} better, ${worse} worse`,
  noChange: 'No test question changes.',
  noQuestions: 'This bot has no test questions. Add some under Quality.',
  failed: 'The comparison failed. Try again.',
  better: 'Better',
  worse: 'Worse',
  answeredBy: (question: string) => `Answered by “${question}”`,
  from: (before: string, after: string) => `${before} → ${after}`,
});

/** The fields of a test question: name and help. */
export const testQuestionFields = localized('testQuestionFields', {
  question: ['Question', 'As a visitor would ask it, in other words than the article’s.'],
  article_id: ['Expected', 'The article that should answer. Without one, the bot should hand over.'],
} satisfies Record<string, readonly [label: string, help: string]>);

/** A rehearsal of a bot or workflow over past conversations. */
export const rehearsal = localized('rehearsal', {
  title: 'Rehearsal',
  lead: 'Goes through the conversations of the last 30 days, at most 1,000, with your changes, saved or not. Nothing is sent, called or saved. It costs less than 0.01 USD.',
  modelNote: 'No model is asked: the article index answers in its place.',
  start: 'Rehearse on past conversations',
  cancel: 'Cancel',
  progress: (looked: string, total: string) => `${looked} of ${total} conversations…`,
  failed: 'The rehearsal failed. Try again.',
  changed: 'You have changed something since.',
  none: 'There are no conversations to rehearse.',
  list: 'Conversations that would be different',
  more: (count: number) => `and ${numberText(count)} more`,
  differences: {
    same: 'unchanged',
    answered: 'answered instead of handed over',
    handed_off: 'handed over instead of answered',
    other_answer: 'another answer',
    routed_elsewhere: 'handed over to another department',
    unknown: 'unknown',
  },
  loading: 'Loading…',
  asked: 'Visitor',
  past: 'Then',
  now: 'Now',
  open: 'Open conversation',
  nothing: 'No answer',
  handedTo: (department: string) => `Handed over to ${department}`,
  ownDepartment: 'the default department',
  solved: 'Resolved',
  otherWords: 'Other words, or none',
  unknownWhy: 'It calls another system, and what that would answer isn’t known.',
});

/** The test questions asked of a bot's model. */
export const modelRun = localized('modelRun', {
  title: 'With the model',
  lead: 'The model answers each test question as it would answer a visitor. Nothing is sent, and no tool is executed.',
  changedNote: 'Your changes are tried as they are in the form, saved or not.',
  ask: 'Run with the model',
  estimate: (questions: number, tokens: string, left: string) =>
    `${plural(questions, 'question takes', 'questions take')} about ${tokens} tokens. ${left} tokens are left for tests today (UTC).`,
  tooFewTokens: 'There aren’t enough tokens left. Raise the daily tokens per visitor, or try again tomorrow.',
  start: 'Start',
  pause: 'Pause',
  resume: 'Continue',
  progress: (asked: string, total: string) => `${asked} of ${total} questions asked…`,
  paused: (asked: string, total: string) => `Paused after ${asked} of ${total} questions`,
  outOfTokens: 'The tokens for tests are used up. Continue after midnight (UTC).',
  settingsChanged:
    'Ended: the bot’s settings were changed. What was asked before rests on the earlier ones. Ask again to try the new ones.',
  summary: (right: string, wrong: string, handedOver: string, failed: string) =>
    `${right} right, ${wrong} wrong, ${handedOver} handed over, ${failed} failed`,
  sincePrevious: (better: string, worse: string) => `Compared with the last run: ${better} better, ${worse} worse`,
  thanBuiltIn: (better: string, worse: string) => `Compared with the built-in bot: ${better} better, ${worse} worse`,
  about: (model: string, at: string, tokens: string) => `${model}, ${at}, ${tokens} tokens used.`,
  usualModel: 'The provider’s usual model',
  wasChanged: 'It tried settings that weren’t saved.',
  list: 'Results by question',
  failed: 'Failed',
  reasons: {
    failed: 'The model couldn’t be reached, or wrote nothing that can be used.',
    timeout: 'The model took too long.',
    refused: 'The answer was held back: no article supports it, it gives instructions away, or the model refused.',
    not_configured: 'The model has no name, or no URL that this deployment can call.',
    interrupted: 'The run was interrupted at this question.',
  },
  calls: (tool: string) => `Would call ${tool}.`,
  notRun: 'Not executed: this is a test.',
  noArticle: 'Answered without an article',
});
