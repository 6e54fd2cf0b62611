import type { ProviderConfig } from "@transcendence/env";
import { fortyTwo, gitHub, type OAuthPlaces } from "./oauth.ts";
import { openIdProvider } from "./openid.ts";
import type { Provider } from "./provider.ts";

/** Where the providers are that everybody knows. Tests have their own. */
export interface ProviderPlaces {
  readonly fortyTwo: OAuthPlaces;
  readonly gitHub: OAuthPlaces & { readonly emails: string };
  readonly googleIssuer: string;
}

export const PROVIDER_PLACES: ProviderPlaces = {
  fortyTwo: {
    authorize: "https://api.intra.42.fr/oauth/authorize",
    token: "https://api.intra.42.fr/oauth/token",
    user: "https://api.intra.42.fr/v2/me",
  },
  gitHub: {
    authorize: "https://github.com/login/oauth/authorize",
    token: "https://github.com/login/oauth/access_token",
    user: "https://api.github.com/user",
    emails: "https://api.github.com/user/emails",
  },
  googleIssuer: "https://accounts.google.com",
};

export function createProviders(
  configs: readonly ProviderConfig[],
  places: ProviderPlaces = PROVIDER_PLACES,
): readonly Provider[] {
  return configs.map((config) => {
    switch (config.id) {
      case "42":
        return fortyTwo(config, places.fortyTwo);
      case "github":
        return gitHub(config, places.gitHub);
      case "google":
        return openIdProvider({
          ...config,
          id: "google",
          issuer: places.googleIssuer,
          authority: "google",
          canAskAgain: false,
        });
      case "oidc":
        // Under the issuer, so that nobody is taken for somebody else when the host moves to another provider.
        return openIdProvider({ ...config, authority: config.issuer, canAskAgain: true });
    }
  });
}
