import { expect, it } from 'vitest';
import { endpoints } from '#core/contract/http.ts';
import { answerNames, events, requestNames } from '#core/contract/openapi-names.ts';
import { eventTypes } from '#core/webhooks/event-types.ts';

it('names a page after what it lists, a report after its operation, a body after what takes it', () => {
  expect(answerNames.get(endpoints.listWidgets.answer.schema)?.id).toBe('WidgetPage');
  expect(answerNames.get(endpoints.reportVolume.answer.schema)?.id).toBe('VolumeReport');
  expect(requestNames.get(endpoints.createWidget.body)?.id).toBe('CreateWidgetBody');
});

it('names what each webhook receives after its kind', () => {
  expect([...events.keys()].toSorted()).toEqual([...eventTypes].toSorted());
  const schema = events.get('conversation.status_changed');
  expect(schema && answerNames.get(schema)?.id).toBe('ConversationStatusChangedEvent');
});
