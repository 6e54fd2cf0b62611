import { at } from "../../i18n/account/index.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** A link of a mail that is worth nothing any more. */
export function Expired({ again }: { readonly again: string }) {
  const { expired } = at.value.access;
  return (
    <Notice
      title={expired.title}
      message={expired.text}
      action={
        <LinkButton variant="primary" href={again}>
          {expired.again}
        </LinkButton>
      }
    />
  );
}
