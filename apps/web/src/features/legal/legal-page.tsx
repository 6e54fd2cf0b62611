// The privacy policy and the terms: ours, or what whoever runs the arena wrote instead.
import { useSignal } from "@preact/signals";
import type { LegalAnswer, LegalDocument } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { ask, type Result, routes } from "../../data/api.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { language } from "../../i18n/index.ts";
import { lt } from "../../i18n/legal/index.ts";
import { Page } from "../../ui/page.tsx";
import { PlainText } from "./plain-text.tsx";
import "./legal.css";

export function PrivacyPolicy() {
  return <LegalPage document="privacy" />;
}

export function Terms() {
  return <LegalPage document="terms" />;
}

function LegalPage({ document }: { readonly document: LegalDocument }) {
  const { title, lead, text } = lt.value[document];
  const answer = useSignal<Result<LegalAnswer> | null>(null);
  const reader = language.value;
  const load = async () => {
    const param = { document };
    answer.value = await ask(routes.legal[":document"].$get({ param, query: { language: reader } }));
  };
  useEffect(() => void load(), [document, reader]);
  const told = answer.value;
  return (
    <Page title={title} lead={lead}>
      {told === null && <Loading />}
      {told?.ok === false && <Failed error={told.error} onRetry={load} />}
      {told?.ok === true && <Text answer={told.value} ours={text} />}
    </Page>
  );
}

type Ours = (typeof lt.value)["privacy"]["text"];

function Text({ answer: { site, host, own }, ours }: { readonly answer: LegalAnswer; readonly ours: Ours }) {
  const isOther = own !== null && own.language !== language.value;
  return (
    <>
      <p class="legal-note">{own === null ? lt.value.updated : isOther && lt.value.otherLanguage}</p>
      <article class="legal" lang={isOther ? own.language : undefined}>
        <PlainText text={own?.text ?? ours({ site, name: host.name, contact: host.contact })} />
      </article>
    </>
  );
}
