// Notifications while no page is open: a button, or a sentence that says why there is none.
import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { errorText } from "../../data/api.ts";
import { nt } from "../../i18n/notices/index.ts";
import { Button } from "../../ui/button.tsx";
import { createPushDevice } from "./push-device.ts";
import "./notices.css";

export function PushSwitch() {
  const device = useMemo(createPushDevice, []);
  const busy = useSignal(false);
  useEffect(() => void device.load(), [device]);
  const { device: words } = nt.value;
  const state = device.state.value;
  const problem = device.problem.value;
  const press = async () => {
    busy.value = true;
    await (state === "on" ? device.turnOff() : device.turnOn()).catch(() => void (device.problem.value = "offline"));
    busy.value = false;
  };
  const isOffered = state === "on" || state === "off";
  return (
    <div class="push-device">
      {state !== null && <p>{words[state]}</p>}
      {isOffered && (
        <Button busy={busy.value} onClick={() => void press()}>
          {state === "on" ? words.turnOff : words.turnOn}
        </Button>
      )}
      {problem !== null && (
        <p class="field-error" role="alert">
          {problem === "no_service" ? words.noService : errorText(problem)}
        </p>
      )}
    </div>
  );
}
