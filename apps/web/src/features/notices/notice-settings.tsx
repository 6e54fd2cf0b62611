// How somebody wants to be told, by kind. In the settings, for whoever has a session: it is kept on the server.
import { EMAIL_KINDS, NOTIFICATION_KINDS, type NotificationPreferences } from "@transcendence/protocol";
import { toastError, useAction } from "../../data/action.ts";
import { type Query, useQuery } from "../../data/query.ts";
import { session } from "../../data/session.ts";
import { Answer } from "../../data/states.tsx";
import { nt } from "../../i18n/notices/index.ts";
import { Section } from "../../ui/page.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Table } from "../../ui/table.tsx";
import { noticesApi } from "./notices-api.ts";
import { canPush } from "./push-device.ts";
import { PushSwitch } from "./push-switch.tsx";

export function NoticeSettings() {
  const who = session.value;
  if (who.state !== "known" || who.me === null) return null;
  return <Ways key={who.me.id} />;
}

function Ways() {
  const { ways: words } = nt.value;
  const query = useQuery(noticesApi.preferences);
  return (
    <div id="notifications">
      <Section title={words.title} description={words.text}>
        <PushSwitch />
        <Answer query={query} rows={8}>
          {(preferences) => <WaysTable preferences={preferences} query={query} />}
        </Answer>
      </Section>
    </div>
  );
}

interface WaysTableProps {
  readonly preferences: NotificationPreferences;
  readonly query: Query<NotificationPreferences>;
}

function WaysTable({ preferences: { ways, canEmail }, query }: WaysTableProps) {
  const offered = (["site", "push", "email"] as const).filter(
    (way) => way === "site" || (way === "push" ? canPush() : canEmail),
  );
  const { ways: words } = nt.value;
  const prefer = useAction(noticesApi.prefer, { onDone: query.set, onError: toastError });
  const rows = NOTIFICATION_KINDS.map((kind) => {
    const switches = offered.map((way) => {
      if (way === "email" && !EMAIL_KINDS.includes(kind)) return null; // it could not wait
      return (
        <Switch
          key={way}
          label={words.switch({ kind: words.kinds[kind], way: words[way] })}
          hidesLabel
          checked={ways[kind][way]}
          disabled={prefer.running.value !== null}
          onChange={(on) => void prefer.run(kind, { ...ways[kind], [way]: on })}
        />
      );
    });
    return { key: kind, cells: [words.kinds[kind], ...switches] };
  });
  return <Table caption={words.caption} columns={[words.kind, ...offered.map((way) => words[way])]} rows={rows} />;
}
