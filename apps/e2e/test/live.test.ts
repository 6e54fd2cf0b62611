// What an open page hears while nobody touches it.
import { ask, valueOf } from "@transcendence/client";
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { uniqueName } from "../src/browser-user.ts";
import { test } from "../src/test.ts";

test("[ACC-4] [ACC-8] an open page shows a name that was changed in another browser, and notices at once that it was signed out there", async ({
  people,
}) => {
  people.problems.expect(/api\/me\/ticket .*401|status of 401|answered 401/);
  const anna = await people.welcome("Anna");
  const [name, renamed] = [await anna.signUp(), uniqueName("Annabel")];
  const connected = anna.page.waitForEvent("websocket", (socket) => socket.url().includes("/parties/user/"));
  await anna.open("/account");
  await anna.button(en.common.accountOf({ name })).waitFor();
  await connected;

  const elsewhere = await people.welcome("Anna elsewhere");
  await elsewhere.logIn(name);
  const { me } = elsewhere.routes;
  valueOf(await ask(me.$patch({ json: { name: renamed } })));
  await anna.button(en.common.accountOf({ name: renamed })).waitFor();
  const { sessions } = valueOf(await ask(me.sessions.$get()));
  const other = sessions.find(({ isCurrent }) => !isCurrent)!; // the one that the page has
  valueOf(await ask(me.sessions[":id"].$delete({ param: { id: other.id } })));
  await anna.page.getByRole("link", { name: account.shell.logIn }).first().waitFor();
});
