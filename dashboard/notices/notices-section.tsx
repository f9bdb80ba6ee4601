/** Preferences: what one is notified of, and how. */
import { noticeChannels, noticeKinds, type NoticeChannel, type NoticeKind } from '#core/model/closed-sets.ts';
import type { NoticeChanges, OwnNotices } from '#core/model/team/notice.ts';
import { useAttention } from '#dashboard/attention/attention.ts';
import type { Attention } from '#dashboard/workspace/attention.ts';
import { playSound } from '#dashboard/attention/notify.ts';
import { notices as words } from '#dashboard/strings/notices.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { Switch } from '#dashboard/ui/forms/field.tsx';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { DesktopNote, PushNote } from './channel-notes.tsx';
import '#dashboard/ui/page/table.css';
import './notices.css';

/** Ways of notifying that there are for each event. */
const offered: Record<NoticeKind, readonly NoticeChannel[]> = {
  new_chat: noticeChannels,
  message: noticeChannels,
  mention: noticeChannels,
  missed: ['push', 'mail'],
  target: noticeChannels,
};

/** The section. */
export function NoticesSection() {
  const { me } = useWorkspace();
  const drawn = useAttention();
  if (me.value.state === 'none' || me.value.state === 'removed')
    return (
      <section class="card form-card">
        <h2>{words.title}</h2>
        <p class="field-help">{words.notAnAgent}</p>
      </section>
    );
  return drawn ? <Loaded notices={drawn} /> : <Skeleton rows={4} />;
}

function Loaded({ notices }: { notices: Attention }) {
  const { has_mail, shows_text } = notices.choices.value;
  const change = (changes: NoticeChanges) =>
    notices.change(changes).catch((error: unknown) => toast(inWords(error), 'problem'));
  return (
    <section class="card form-card">
      <h2>{words.title}</h2>
      <p class="field-help">{words.lead}</p>
      {notices.error.value !== undefined && (
        <p class="warning" role="status">
          {words.notLoaded} {inWords(notices.error.value)}
        </p>
      )}
      <Choices choices={notices.choices.value} onChange={(changes) => void change(changes)} />
      <p class="field-help">{words.sound}</p>
      <DesktopNote />
      <PushNote />
      <Switch
        label={words.showsText}
        help={words.showsTextHelp}
        checked={shows_text}
        onChange={(wanted) => void change({ shows_text: wanted })}
      />
      <p class="field-help">{has_mail ? words.mail : words.noMail}</p>
    </section>
  );
}

type ChoicesProps = { choices: OwnNotices; onChange: (changes: NoticeChanges) => void };

function Choices({ choices, onChange }: ChoicesProps) {
  return (
    <div class="notices-scroll">
      <table class="table notices-table">
        <caption class="sr-only">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.event}</th>
            {noticeChannels.map((channel) => (
              <th key={channel} scope="col">
                {words.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {noticeKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                {words.kinds[kind]}
                <small class="field-help">{words.kindsHelp[kind]}</small>
              </th>
              {noticeChannels.map((channel) => (
                <td key={channel}>
                  <Choice kind={kind} channel={channel} choices={choices} onChange={onChange} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ChoiceProps = ChoicesProps & { kind: NoticeKind; channel: NoticeChannel };

function Choice({ kind, channel, choices, onChange }: ChoiceProps) {
  const { has_mail, [kind]: chosen } = choices;
  if (!offered[kind].includes(channel)) return <span class="field-help">{words.none}</span>;
  const isOff = channel === 'mail' && !has_mail;
  return (
    <input
      type="checkbox"
      aria-label={words.cell(words.kinds[kind], words.channels[channel])}
      checked={chosen[channel] && !isOff}
      disabled={isOff}
      onChange={({ currentTarget: { checked } }) => {
        if (channel === 'sound' && checked) playSound();
        onChange({ [kind]: { [channel]: checked } });
      }}
    />
  );
}
