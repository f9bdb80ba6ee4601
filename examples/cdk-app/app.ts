import { LiveChat } from '@live-chat/construct';
import { App, Stack, Tags } from 'aws-cdk-lib';
import { Dashboard, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';

/** Live chat in a stack of your own, next to whatever else is in it. Run `npx cdk deploy`. */
const stack = new Stack(new App(), 'support');
const chat = new LiveChat(stack, 'chat', {
  config: {
    // Data is kept when its stack is deleted, unless this is false.
    keepData: false,
    alarmEmail: 'team@example.com',
  },
});
Tags.of(chat).add('team', 'support');

// What else is in your app may use what live chat consists of.
const reports = new Role(stack, 'reports', { assumedBy: new AccountRootPrincipal() });
chat.grantReadTable(reports);
const service = new Dashboard(stack, 'service');
service.addWidgets(
  new GraphWidget({ left: [chat.metricRequests(), chat.metricServerErrors(), chat.metricErrorsLogged()] }),
);
