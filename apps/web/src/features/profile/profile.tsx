// What a member tells of themselves: a picture, words, a country.
import { type Signal, useSignal } from "@preact/signals";
import { Biography, BIOGRAPHY_MAX, lettersIn, type Profile } from "@transcendence/protocol";
import { COUNTRIES } from "@transcendence/protocol/countries";
import { useEffect, useMemo } from "preact/hooks";
import { safeParse } from "valibot";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatNumber, language, t } from "../../i18n/index.ts";
import { countryName } from "../../people/country.tsx";
import { pageOf } from "../../people/person-name.tsx";
import { toast } from "../../state/toasts.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import { AccountPage } from "../account/account-page.tsx";
import { profiles } from "./profile-api.ts";
import { PictureSection } from "./profile-picture.tsx";
import { TextArea } from "./text-area.tsx";
import "./profile.css";

export function ProfilePage() {
  return (
    <AccountPage part="profile">
      <ProfileParts />
    </AccountPage>
  );
}

function ProfileParts() {
  const { edit } = at.value.profile;
  const profile = useSignal<Profile | null>(null);
  const error = useSignal<ErrorCode | null>(null);
  const read = async () => {
    error.value = null;
    const answer = await profiles.mine();
    if (answer.ok) profile.value = answer.value;
    else error.value = answer.error;
  };
  useEffect(() => void read(), []);
  if (profile.value === null) {
    return error.value ? <Failed error={error.value} onRetry={read} /> : <Loading />;
  }
  const { name } = profile.value;
  return (
    <>
      <PictureSection />
      <Section title={edit.name} description={edit.nameText}>
        <p class="profile-name">
          <strong>{name}</strong>
          <LinkButton href="/account/sign-in">{edit.changeName}</LinkButton>
        </p>
        <p>
          <a class="profile-link" href={pageOf(name)}>
            {edit.publicPage}
          </a>
        </p>
      </Section>
      <Section title={edit.about} description={edit.aboutText}>
        <AboutForm profile={profile} />
      </Section>
    </>
  );
}

function AboutForm({ profile }: { readonly profile: Signal<Profile | null> }) {
  const { edit } = at.value.profile;
  const biography = useSignal(profile.peek()?.biography ?? "");
  const country = useSignal(profile.peek()?.country ?? "");
  const touched = useSignal(false);
  const saving = useSignal(false);
  const error = useSignal<ErrorCode | null>(null);
  const parsed = safeParse(Biography, biography.value);
  const used = lettersIn(biography.value.trim());
  const tooLong = !parsed.success && (touched.value || used > BIOGRAPHY_MAX);

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    touched.value = true;
    if (!parsed.success) return document.querySelector<HTMLElement>(".text-area")?.focus();
    if (saving.value) return;
    saving.value = true;
    const answer = await profiles.change({ biography: parsed.output, country: country.value || null });
    saving.value = false;
    error.value = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    profile.value = answer.value;
    biography.value = answer.value.biography;
    toast(edit.saved);
  };

  return (
    <form class="profile-form" noValidate onSubmit={(event) => void save(event)}>
      <TextArea
        label={edit.biography}
        hint={edit.biographyHint}
        error={tooLong ? edit.tooLong(formatNumber(BIOGRAPHY_MAX)) : undefined}
        used={edit.used(formatNumber(used), formatNumber(BIOGRAPHY_MAX))}
        rows={6}
        value={biography.value}
        onInput={(event) => (biography.value = event.currentTarget.value)}
        onBlur={() => (touched.value = true)}
      />
      <Select
        label={edit.country}
        value={country.value}
        options={useCountries(edit.noCountry)}
        onChange={(value) => (country.value = value)}
      />
      {error.value && (
        <p class="field-error" role="alert">
          {errorText(error.value)}
        </p>
      )}
      <Button type="submit" busy={saving.value}>
        {t.value.common.save}
      </Button>
    </form>
  );
}

/** By name, in the order of the reader's language; none comes first. */
function useCountries(none: string) {
  const reader = language.value;
  const countries = useMemo(() => {
    const { compare } = new Intl.Collator(reader);
    const named = COUNTRIES.map((value) => ({ value, label: countryName(value) }));
    return named.toSorted((one, other) => compare(one.label, other.label));
  }, [reader]);
  return [{ value: "", label: none }, ...countries];
}
