/** What visitors will see, as it is being configured: window and launcher in the chosen colours, shape and place. */
import { ChevronDown, CircleQuestionMark, MessageCircle, MessageSquareText, SendHorizontal } from 'lucide';
import { useState } from 'preact/hooks';
import { preview as words, widgets } from '../strings.ts';
import { Icon } from '../ui/icon.tsx';
import type { Draft } from './draft.ts';

const icons = { chat: MessageCircle, message: MessageSquareText, help: CircleQuestionMark, none: undefined };

/** The preview. */
export function WidgetPreview({ draft }: { draft: Draft }) {
  const [isForm, setForm] = useState(false);
  const hasForm = draft.collect_name || draft.collect_email;
  const style = {
    '--preview-primary': draft.primary_color,
    '--preview-text': draft.text_color,
    '--preview-radius': `${draft.border_radius}px`,
    '--preview-launcher': `${draft.launcher_size}px`,
  };
  const icon = icons[draft.launcher_icon];
  return (
    <>
      <header class="preview-head">
        <h2>{widgets.preview}</h2>
        {hasForm && (
          <button type="button" class="link" onClick={() => setForm(!isForm)}>
            {isForm ? words.showChat : words.showForm}
          </button>
        )}
      </header>
      <div class={`preview preview-${draft.position} preview-${draft.color_scheme}`} style={style}>
        <div class="preview-window">
          <div class="preview-top">
            {draft.logo_url ? <img src={draft.logo_url} alt="" /> : <span class="preview-avatar">M</span>}
            <div>
              <b>{draft.welcome_title}</b>
              <small>{words.team}</small>
            </div>
            <Icon of={ChevronDown} />
          </div>
          {isForm && hasForm ? <PreviewForm draft={draft} /> : <PreviewChat draft={draft} />}
          {draft.show_branding && <p class="preview-brand">{words.branding}</p>}
        </div>
        <span class="preview-launcher">
          {icon ? <Icon of={icon} size={Math.round(draft.launcher_size * 0.45)} /> : null}
        </span>
      </div>
    </>
  );
}

function PreviewChat({ draft }: { draft: Draft }) {
  return (
    <>
      <div class="preview-body">
        {draft.welcome_message && <p class="preview-bubble">{draft.welcome_message}</p>}
        <p class="preview-bubble preview-own">{words.visitor}</p>
        <small>{words.agentName}</small>
        <p class="preview-bubble">{words.agent}</p>
        {draft.quick_replies.length > 0 && (
          <p class="preview-replies">
            {draft.quick_replies.slice(0, 4).map((reply) => (
              <span key={reply}>{reply}</span>
            ))}
          </p>
        )}
      </div>
      <div class="preview-composer">
        <span>{draft.input_placeholder}</span>
        <Icon of={SendHorizontal} />
      </div>
    </>
  );
}

function PreviewForm({ draft }: { draft: Draft }) {
  return (
    <div class="preview-body preview-form">
      {draft.welcome_message && <p>{draft.welcome_message}</p>}
      {draft.collect_name && <span class="preview-input">{words.name}</span>}
      {draft.collect_email && <span class="preview-input">{words.email}</span>}
      <span class="preview-start">{words.start}</span>
    </div>
  );
}
