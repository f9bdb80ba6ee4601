import { LiveChat } from '@live-chat/construct';
import { App, Stack, Tags } from 'aws-cdk-lib';

/** Live chat in a stack of your own, next to whatever else is in it. Run `npx cdk deploy`. */
const stack = new Stack(new App(), 'support');
const chat = new LiveChat(stack, 'chat', {
  config: {
    // `trial` is deleted with its stack; the default, `prod`, keeps the table and the people.
    stage: 'trial',
    alarmEmail: 'team@example.com',
  },
});
Tags.of(chat).add('team', 'support');
