/** What a way of notifying needs of this browser, and how to give it that. */
import { useEffect, useState } from 'preact/hooks';
import type { PushDevice } from '#core/model/team/notice.ts';
import { useAttention } from '#dashboard/attention/attention.ts';
import type { Device } from '#dashboard/workspace/attention.ts';
import { notices as words } from '#dashboard/strings/notices.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const permissionNow = (): NotificationPermission | 'unsupported' =>
  typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;

/** Whether this browser may show notifications of an open dashboard. */
export function DesktopNote() {
  const [permission, setPermission] = useState(permissionNow);
  return (
    <div>
      <p class="field-help">{words.desktop}</p>
      {permission === 'denied' && <p class="warning">{words.blocked}</p>}
      {permission === 'default' && (
        <p class="notices-action">
          <span>{words.desktopAsk}</span>
          <Button
            size="small"
            onClick={() => void Notification.requestPermission().then(() => setPermission(permissionNow()))}
          >
            {words.allow}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Whether this browser receives push notifications, and which others do. */
export function PushNote() {
  const attention = useAttention();
  const [device, setDevice] = useState<Device>();
  useEffect(() => void attention?.device.then(setDevice), [attention]);
  return (
    <div>
      <p class="field-help">{words.push}</p>
      {device && <ThisDevice device={device} />}
      {device && <Devices device={device} />}
    </div>
  );
}

function ThisDevice({ device }: { device: Device }) {
  const [isBusy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      console.warn(error);
      toast(error instanceof DOMException ? words.failed : inWords(error), 'problem');
    }
    setBusy(false);
  };
  switch (device.state.value) {
    case 'unsupported':
      return <p class="warning">{words.unsupported}</p>;
    case 'needs_install':
      return <p class="warning">{words.needsInstall}</p>;
    case 'blocked':
      return <p class="warning">{words.blocked}</p>;
    case 'off':
      return (
        <Button size="small" busy={isBusy} onClick={() => void act(device.turnOn)}>
          {words.turnOn}
        </Button>
      );
    case 'on':
      return (
        <Button size="small" busy={isBusy} onClick={() => void act(device.turnOff)}>
          {words.turnOff}
        </Button>
      );
  }
}

function Devices({ device }: { device: Device }) {
  const { api } = useWorkspace();
  const [devices, setDevices] = useState<PushDevice[]>([]);
  const own = device.id.value;
  useEffect(() => {
    api('listPushSubscriptions', {}).then(
      ({ data }) => setDevices(data),
      () => undefined,
    );
  }, [own]);
  const remove = async (id: string) => {
    try {
      await api('removePushSubscription', { params: { device: id } });
      setDevices((all) => all.filter((one) => one.id !== id));
      await device.noteRemoved(id);
    } catch (error) {
      toast(inWords(error), 'problem');
    }
  };
  if (devices.length === 0) return null;
  return (
    <ul class="notices-devices" aria-label={words.devices}>
      {devices.map(({ id, device: name, created_at }) => (
        <li key={id}>
          <span>
            {name || words.unnamed}
            <small class="field-help">{id === own ? words.thisDevice : words.since(fullTime(created_at))}</small>
          </span>
          <Button
            size="small"
            variant="ghost"
            aria-label={words.removeNamed(name || words.unnamed)}
            onClick={() => void remove(id)}
          >
            {words.remove}
          </Button>
        </li>
      ))}
    </ul>
  );
}
