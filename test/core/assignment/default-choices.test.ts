/** How chats find their agents until somebody chooses. */
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { assignmentChoices } from '#core/model/team/assignment-choices.ts';

it('are choices that a team could make, each of them chosen', () => {
  expect(z.strictObject(assignmentChoices).parse(defaultAssignment)).toEqual(defaultAssignment);
});

it('give chats to whoever is free, and nobody more than fits', () => {
  expect(defaultAssignment).toMatchObject({
    assignment_mode: 'automatic',
    match_languages: false,
    match_labels: [],
    urgent_exceeds: false,
  });
});
