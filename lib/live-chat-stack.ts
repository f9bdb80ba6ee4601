/** The stack of one stage: live chat, and the addresses a person needs after deploying it. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DASHBOARD_PATH } from './identity.ts';
import { LiveChat, type LiveChatProps } from './live-chat.ts';

/** A stack with nothing but live chat in it. */
export class LiveChatStack extends Stack {
  constructor(scope: Construct, id: string, { config, assets, ...props }: LiveChatProps & StackProps) {
    super(scope, id, props);
    const chat = new LiveChat(this, 'chat', { config, assets });
    const outputs = {
      SiteUrl: chat.siteUrl,
      DashboardUrl: `${chat.siteUrl}${DASHBOARD_PATH}`,
      SocketUrl: chat.socketUrl,
      TableName: chat.tableName,
      ...(config.domain && { DomainTarget: chat.distributionDomainName }),
      ...(chat.userPoolId && { UserPoolId: chat.userPoolId }),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
