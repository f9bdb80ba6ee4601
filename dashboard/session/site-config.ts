/** Where the site's people sign in: read once from `/dashboard/config.json`, which the deployment writes. */

/** Settings of the sign-in. */
export type SiteConfig = {
  /** The OIDC issuer. */
  authority: string;
  client_id: string;
  /** Space-separated scopes to ask for. */
  scope: string;
  /** The claim of the access token that lists a person's groups. */
  groups_claim: string;
  /** Where to go to end the session at the issuer, if its discovery document names no such address. */
  end_session?: string;
};

/** Reads the settings; rejects with a sentence for the person in front of the screen. */
export async function loadSiteConfig(fetch: typeof globalThis.fetch): Promise<SiteConfig> {
  const response = await fetch('/dashboard/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`/dashboard/config.json answered ${response.status}.`);
  return (await response.json()) as SiteConfig;
}
