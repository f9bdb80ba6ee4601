/** The form before a chat: only what the widget asks for and isn't known, and the message itself. */
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { checkForm, type FormValues } from '#widget/app/state/form-check.ts';
import { isAway } from '#widget/app/state/state.ts';
import { QuickReplies } from './quick-replies.tsx';
import type { Part } from './view.ts';

export function Form({ view }: Part) {
  const { state, widget, own, texts, chat, set, later } = view;
  const { ui, visitor } = state;
  const isLeft = isAway(state, widget);
  const asked: FormValues = {
    ...((widget.collect_name || isLeft) && !visitor?.name ? { name: ui.name.trim() } : {}),
    ...((widget.collect_email || isLeft) && !visitor?.email ? { email: ui.email.trim() } : {}),
  };
  // The button acts by itself: in a sandboxed frame submitting a form is forbidden.
  const submit = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    const errors = checkForm({ ...asked, message: state.draft || state.files.map(({ id }) => id).join('') }, texts);
    const first = Object.keys(errors)[0];
    set({ errors });
    if (first) currentTarget.closest('.form')?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    else chat.sendDraft(asked);
  };
  const onEnter = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') submit(event);
  };
  return (
    <div class="form">
      <div class="fields scroll">
        {isLeft && (
          <p class="note" dir="auto">
            {own.offline_message}
          </p>
        )}
        {asked.name !== undefined && (
          <Field view={view} name="name">
            <input
              {...stateOf(view, 'name')}
              autocomplete="name"
              maxLength={100}
              value={ui.name}
              onInput={({ currentTarget }) => set({ name: currentTarget.value })}
              onKeyDown={onEnter}
            />
          </Field>
        )}
        {asked.email !== undefined && (
          <Field view={view} name="email">
            <input
              {...stateOf(view, 'email')}
              type="email"
              autocomplete="email"
              maxLength={254}
              value={ui.email}
              onInput={({ currentTarget }) => set({ email: currentTarget.value })}
              onKeyDown={onEnter}
            />
          </Field>
        )}
        <Field view={view} name="message">
          <textarea
            {...stateOf(view, 'message')}
            rows={3}
            placeholder={own.input_placeholder}
            value={state.draft}
            onInput={({ currentTarget }) => chat.setDraft(currentTarget.value)}
          />
        </Field>
        {later && <later.Tray view={view} />}
        {later && <later.Clip view={view} />}
        {!state.draft && !isLeft && <QuickReplies options={widget.quick_replies} onChoose={chat.setDraft} />}
      </div>
      <button
        type="button"
        class="primary"
        disabled={!state.files.every(({ id, trouble }) => id ?? trouble)}
        onClick={submit}
      >
        {isLeft ? texts.leave : texts.start}
      </button>
    </div>
  );
}

type FieldName = 'name' | 'email' | 'message';

const stateOf = ({ state }: Part['view'], name: FieldName) => ({
  name,
  dir: 'auto' as const,
  'aria-invalid': Boolean(state.ui.errors[name]),
  'aria-describedby': state.ui.errors[name] && `${name}-error`,
});

function Field({ view: { state, texts }, name, children }: Part & { name: FieldName; children: ComponentChildren }) {
  const error = state.ui.errors[name];
  return (
    <label class="field">
      <span>{texts[name]}</span>
      {children}
      {error && (
        <span class="problem" id={`${name}-error`} role="alert">
          {error}
        </span>
      )}
    </label>
  );
}
