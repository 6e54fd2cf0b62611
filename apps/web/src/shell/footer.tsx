import { t } from "../i18n/index.ts";
import "./footer.css";

/** What everybody may want to know, on both sides of the net. */
export function Footer() {
  const { footer } = t.value.common;
  return (
    <footer class="footer">
      <p>
        <a href="/about">{footer.about}</a>
        <a href="/privacy">{footer.privacy}</a>
      </p>
      <p>
        <a href="/terms">{footer.terms}</a>
      </p>
    </footer>
  );
}
