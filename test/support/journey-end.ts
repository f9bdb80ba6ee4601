/** After a file's last test, when its pages are closed and its stack stops: trouble that comes then fails the file. */
import { afterAll } from 'vitest';
import { forgetTrouble, unnamedTrouble } from './trouble.ts';

afterAll(() => {
  const trouble = unnamedTrouble();
  forgetTrouble();
  if (trouble) throw trouble;
});
