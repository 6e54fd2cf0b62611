import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";

/** Before somebody signs up, by whichever way. In tabs of their own: what has been typed stays. */
export function Consent() {
  const { footer } = t.value.common;
  return (
    <p class="form-consent">
      {at.value.privacy.consent}{" "}
      <a href="/terms" target="_blank">
        {footer.terms}
      </a>
      {", "}
      <a href="/privacy" target="_blank">
        {footer.privacy}
      </a>
    </p>
  );
}
