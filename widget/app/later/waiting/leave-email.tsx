/** Asks who waits while nobody is there for an address: a bot that handed over may not have asked for one. */
import type { Part } from '#widget/app/view/view.ts';

export function LeaveEmail({ view }: Part) {
  const { state, texts, set, later } = view;
  const { email: typed, isChecked } = state.ui;
  const email = typed.trim();
  // Whether it is an address is the server's to say: the rule isn't in this chunk.
  const submit = () => {
    if (email) void later?.requests.leaveEmail(email);
    else set({ isChecked: true });
  };
  return (
    <div class="leave-email">
      <label class="field">
        <span>{texts.email}</span>
        <input
          type="email"
          autocomplete="email"
          maxLength={254}
          dir="auto"
          aria-invalid={isChecked}
          aria-describedby={isChecked ? 'leave-email-error' : undefined}
          value={typed}
          onInput={({ currentTarget }) => set({ email: currentTarget.value, isChecked: false })}
          onKeyDown={({ key }) => key === 'Enter' && submit()}
        />
        {isChecked && (
          <span class="problem" id="leave-email-error" role="alert">
            {email === '' ? texts.needed : texts.badEmail}
          </span>
        )}
      </label>
      <button type="button" class="secondary" onClick={submit}>
        {texts.send}
      </button>
    </div>
  );
}
