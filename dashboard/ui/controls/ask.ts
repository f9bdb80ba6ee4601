/** Questions that hold something up until they are answered: asked in the dashboard's own dialog. */
import { signal } from '@preact/signals';

/** A question, and what the button says that goes on. */
export type Question = { title: string; body: string; action: string };

/** The question on the screen. */
export const question = signal<(Question & { answer: (isYes: boolean) => void }) | undefined>(undefined);

/** Asks for confirmation and resolves with the answer. While another question is open, the answer is no. */
export function ask(asked: Question): Promise<boolean> {
  if (question.peek()) return Promise.resolve(false);
  return new Promise((resolve) => {
    question.value = {
      ...asked,
      answer: (isYes) => {
        question.value = undefined;
        resolve(isYes);
      },
    };
  });
}
