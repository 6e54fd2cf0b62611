import type { ProviderConfig } from "@transcendence/env";
import type { Provider } from "../provider.ts";
import { fortyTwo, gitHub, type OAuthEndpoints } from "./oauth.ts";
import { openIdProvider } from "./openid.ts";

/** Where the providers are that everybody knows. Tests have their own. */
export interface ProviderEndpoints {
  readonly fortyTwo: OAuthEndpoints;
  readonly gitHub: OAuthEndpoints & { readonly emails: string };
  readonly googleIssuer: string;
}

export const PROVIDER_ENDPOINTS: ProviderEndpoints = {
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
  endpoints: ProviderEndpoints = PROVIDER_ENDPOINTS,
): readonly Provider[] {
  return configs.map((config) => {
    switch (config.id) {
      case "42":
        return fortyTwo(config, endpoints.fortyTwo);
      case "github":
        return gitHub(config, endpoints.gitHub);
      case "google":
        return openIdProvider({
          ...config,
          id: "google",
          issuer: endpoints.googleIssuer,
          authority: "google",
          canAskAgain: false,
        });
      case "oidc":
        // Under the issuer, so that nobody is taken for somebody else when the host moves to another provider.
        return openIdProvider({ ...config, authority: config.issuer, canAskAgain: true });
    }
  });
}
