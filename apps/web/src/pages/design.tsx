import { t } from "../i18n/index.ts";
import { Page } from "../ui/page.tsx";

export function Design() {
  return (
    <Page title={t.value.design.title} lead={t.value.design.lead}>
      <p />
    </Page>
  );
}
