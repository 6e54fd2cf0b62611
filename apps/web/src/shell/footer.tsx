import { t } from "../i18n/index.ts";
import "./footer.css";

/** What everybody may want to know, on both sides of the net. */
export function Footer() {
  const { footer } = t.value.common;
  return (
    <footer class="footer">
      <a href="/privacy">{footer.privacy}</a>
      <a href="/terms">{footer.terms}</a>
    </footer>
  );
}
