// What a member tells of themselves: a picture, words, a country.
import { useSignal } from "@preact/signals";
import { Biography, BIOGRAPHY_MAX, lettersIn, type Profile } from "@transcendence/protocol";
import { COUNTRIES } from "@transcendence/protocol/countries";
import { useMemo } from "preact/hooks";
import { safeParse } from "valibot";
import { useAction } from "../../data/action.ts";
import { useQuery } from "../../data/query.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatNumber, language, t } from "../../i18n/index.ts";
import { countryName } from "../../people/country.tsx";
import { pageOf } from "../../people/page-of.ts";
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
  const profile = useQuery(profiles.mine);
  return (
    <Answer query={profile} rows={5}>
      {(value) => <Parts profile={value} onChange={profile.set} />}
    </Answer>
  );
}

interface PartsProps {
  readonly profile: Profile;
  readonly onChange: (profile: Profile) => void;
}

function Parts({ profile, onChange }: PartsProps) {
  const { edit } = at.value.profile;
  const { name } = profile;
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
        <AboutForm profile={profile} onChange={onChange} />
      </Section>
    </>
  );
}

function AboutForm({ profile, onChange }: PartsProps) {
  const { edit } = at.value.profile;
  const biography = useSignal(profile.biography);
  const country = useSignal(profile.country ?? "");
  const touched = useSignal(false);
  const parsed = safeParse(Biography, biography.value);
  const used = lettersIn(biography.value.trim());
  const tooLong = !parsed.success && (touched.value || used > BIOGRAPHY_MAX);

  const save = useAction(profiles.change, {
    onDone: (changed) => {
      onChange(changed);
      biography.value = changed.biography;
      toast(edit.saved);
    },
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    touched.value = true;
    if (!parsed.success) return document.querySelector<HTMLElement>(".text-area")?.focus();
    void save.run({ biography: parsed.output, country: country.value || null });
  };

  return (
    <form class="profile-form" noValidate onSubmit={onSubmit}>
      <TextArea
        label={edit.biography}
        hint={edit.biographyHint}
        error={tooLong ? edit.tooLong({ most: formatNumber(BIOGRAPHY_MAX) }) : undefined}
        used={edit.used({ used: formatNumber(used), most: formatNumber(BIOGRAPHY_MAX) })}
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
      <ActionError action={save} />
      <Button type="submit" busy={save.running.value !== null}>
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
