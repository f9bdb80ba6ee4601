/** The form before a chat: only what the widget asks for and isn't known, and the message itself. */
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { checkForm, type FormValues } from '#widget/app/state/form-check.ts';
import { areUploaded } from '#widget/app/state/outbox.ts';
import { isAway } from '#widget/app/state/state.ts';
import { QuickReplies } from './quick-replies.tsx';
import type { Part, View } from './view.ts';

export function Form({ view }: Part) {
  const { state, widget, own, texts, chat, set, later } = view;
  const { ui, visitor } = state;
  const isLeft = isAway(state, widget);
  const asked: FormValues = {
    ...((widget.collect_name || isLeft) && !visitor?.name ? { name: ui.name.trim() } : {}),
    ...((widget.collect_email || isLeft) && !visitor?.email ? { email: ui.email.trim() } : {}),
  };
  // The button acts by itself: in a sandboxed frame submitting a form is forbidden.
  const errors = checkForm({ ...asked, message: state.draft || state.files.map(({ id }) => id).join('') }, texts);
  const shown = ui.isChecked ? errors : {};
  const submit = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    const first = Object.keys(errors)[0];
    set({ isChecked: first !== undefined });
    if (first) currentTarget.closest('.form')?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    else chat.sendDraft(asked);
  };
  const onEnter = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') submit(event);
  };
  const onInput = ({ target }: { target: EventTarget | null }) => {
    const { name, value } = target as HTMLInputElement;
    if (name === 'message') chat.setDraft(value);
    else set({ [name]: value });
  };
  return (
    <div class="form">
      {/* Browsers that fill a form in don't all say so by `input`. */}
      <div class="fields scroll" onInput={onInput} onChange={onInput}>
        {isLeft && (
          <p class="note" dir="auto">
            {own.offline_message}
            {later && <later.HowAnswered view={view} />}
          </p>
        )}
        {asked.name !== undefined && (
          <Field texts={texts} name="name" error={shown.name}>
            <input
              {...stateOf('name', shown.name)}
              autocomplete="name"
              maxLength={100}
              value={ui.name}
              onKeyDown={onEnter}
            />
          </Field>
        )}
        {asked.email !== undefined && (
          <Field texts={texts} name="email" error={shown.email}>
            <input
              {...stateOf('email', shown.email)}
              type="email"
              autocomplete="email"
              maxLength={254}
              value={ui.email}
              onKeyDown={onEnter}
            />
          </Field>
        )}
        <Field texts={texts} name="message" error={shown.message}>
          <textarea
            {...stateOf('message', shown.message)}
            rows={3}
            placeholder={own.input_placeholder}
            value={state.draft}
          />
        </Field>
        {later ? <later.Tools view={view} /> : (state.allowed || !visitor) && <div class="tools" />}
        {!state.draft && !isLeft && <QuickReplies options={widget.quick_replies} onChoose={chat.setDraft} />}
      </div>
      <button type="button" class="primary" disabled={!areUploaded(state.files)} onClick={submit}>
        {isLeft ? texts.leave : texts.start}
      </button>
    </div>
  );
}

type FieldName = 'name' | 'email' | 'message';

const stateOf = (name: FieldName, error: string | undefined) => ({
  name,
  dir: 'auto' as const,
  'aria-invalid': Boolean(error),
  'aria-describedby': error && `${name}-error`,
});

const Field = (props: Pick<View, 'texts'> & { name: FieldName; error?: string; children: ComponentChildren }) => (
  <label class="field">
    <span>{props.texts[props.name]}</span>
    {props.children}
    {props.error && (
      <span class="problem" id={`${props.name}-error`} role="alert">
        {props.error}
      </span>
    )}
  </label>
);
