// The privacy policy and the terms: ours, or what whoever runs the arena wrote instead. And what this site is.
import type { LegalAnswer, LegalDocument } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";
import { useQuery } from "../../data/query.ts";
import { Answer } from "../../data/states.tsx";
import { language } from "../../i18n/index.ts";
import { lt } from "../../i18n/legal/index.ts";
import { Page } from "../../ui/page.tsx";
import { ourText } from "./our-text.ts";
import { PlainText } from "./plain-text.tsx";
import "./legal.css";

/** More than a phone shows: the footer must not stand in sight before the text, and leave when it comes. */
const ROWS = 12;

export function PrivacyPolicy() {
  return <LegalPage document="privacy" />;
}

export function Terms() {
  return <LegalPage document="terms" />;
}

/** Who runs the site and with what; the same everywhere. */
export function About() {
  const { about } = lt.value;
  const told = useQuery(
    () => ask(routes.legal[":document"].$get({ param: { document: "terms" }, query: { language: language.value } })),
    [],
  );
  return (
    <Page title={about.title} lead={about.lead}>
      <Answer query={told} rows={ROWS}>
        {({ host }) => (
          <article class="legal">
            <PlainText text={ourText(about, { site: location.host, name: host.name, contact: host.contact })} />
          </article>
        )}
      </Answer>
    </Page>
  );
}

function LegalPage({ document }: { readonly document: LegalDocument }) {
  const ours = lt.value[document];
  const reader = language.value;
  const told = useQuery(
    () => ask(routes.legal[":document"].$get({ param: { document }, query: { language: reader } })),
    [document, reader],
  );
  return (
    <Page title={ours.title} lead={ours.lead}>
      <Answer query={told} rows={ROWS}>
        {(answer) => <Text answer={answer} ours={ours} />}
      </Answer>
    </Page>
  );
}

interface TextProps {
  readonly answer: LegalAnswer;
  readonly ours: Parameters<typeof ourText>[0];
}

function Text({ answer: { host, own }, ours }: TextProps) {
  const isOther = own !== null && own.language !== language.value;
  return (
    <>
      <p class="legal-note">{own === null ? lt.value.updated : isOther && lt.value.otherLanguage}</p>
      <article class="legal" lang={isOther ? own.language : undefined}>
        <PlainText text={own?.text ?? ourText(ours, { site: location.host, name: host.name, contact: host.contact })} />
      </article>
    </>
  );
}
