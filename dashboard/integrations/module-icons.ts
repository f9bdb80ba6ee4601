/** The icon of each module. */
import {
  BellRing,
  Bot,
  ContactRound,
  KeyRound,
  Mail,
  MessagesSquare,
  Paperclip,
  Plug,
  Reply,
  Waypoints,
  Webhook,
} from 'lucide';
import type { IconNode } from 'lucide';
import type { ModuleId } from '#core/model/widgets/module.ts';

/** By module. */
export const moduleIcons: Record<ModuleId, IconNode> = {
  live_chat: MessagesSquare,
  email: Mail,
  email_replies: Reply,
  webhooks: Webhook,
  event_bus: Waypoints,
  api_keys: KeyRound,
  mcp: Plug,
  ai: Bot,
  files: Paperclip,
  push: BellRing,
  crm_card: ContactRound,
};
