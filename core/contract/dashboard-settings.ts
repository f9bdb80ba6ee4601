/** What the dashboard reads from `/dashboard/config.json` before it signs anyone in: the seam between stack and dashboard. */

/** Where and how agents sign in. */
export type DashboardSettings = {
  /** The OIDC issuer; its discovery document is below it. */
  authority: string;
  client_id: string;
  /** The API that access tokens are requested for, where the issuer needs it; `null`: the client itself. */
  audience: string | null;
  /** Space-separated scopes to ask for. */
  scope: string;
  /** Where the issuer sends people back to, after signing in and out: a path of the site. */
  redirect_path: string;
  /** The claim that lists a person's groups. */
  groups_claim: string;
  /** Where signing out goes; `null`: to the `end_session_endpoint` of the discovery document. */
  sign_out_url: string | null;
  /** A page with a widget to try; only the local stack has one. */
  demo_url?: string;
};
