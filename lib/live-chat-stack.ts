/** The stack of one stage. */
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { LiveChat, type LiveChatProps } from './live-chat.ts';

export type LiveChatStackProps = LiveChatProps & StackProps;

/** A stack with nothing but live chat in it. Its outputs have the plain names of `LiveChat.outputs`. */
export class LiveChatStack extends Stack {
  constructor(scope: Construct, id: string, { config, assets, ...props }: LiveChatStackProps = {}) {
    super(scope, id, props);
    const { outputs } = new LiveChat(this, 'chat', { config, assets });
    for (const [name, output] of Object.entries(outputs)) output.overrideLogicalId(name);
  }
}
