/** Texts that are secrets by their form, wherever they stand. Formats as their issuers document them. */
interface TokenShape {
  readonly what: string;
  readonly pattern: RegExp;
}

const TOKENS: readonly TokenShape[] = [
  shape("an AWS access key id", /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/),
  shape("a JSON Web Token", /\beyJ[\w-]{6,}\.[\w-]{6,}/),
  shape(
    "a private key",
    /-----BEGIN (?!(?:TRUSTED |NEW )?CERTIFICATE|X509 CRL|(?:\w+ )?PUBLIC KEY|PGP PUBLIC)[A-Z0-9 ]+-----|PuTTY-User-Key-File|AGE-SECRET-KEY-1/,
  ),
  shape("a GitHub token", /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,})/),
  shape("a GitLab token", /(?<![A-Za-z0-9])(?:gl[a-z]{2,5}-[\w.-]{16,}|GR1348941[\w-]{16,})/),
  shape("a Slack token", /(?<![A-Za-z0-9])(?:xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,}|xoxe\.[\w.-]{10,})/),
  shape("a Stripe key", /(?<![A-Za-z0-9])(?:[sr]k_(?:live|test)_[A-Za-z0-9]{8,}|whsec_[\w+/=-]{16,})/),
  shape("a Google key", /(?<![A-Za-z0-9])(?:AIza[\w-]{30,}|ya29\.[\w-]{10,}|GOCSPX-[\w-]{16,})/),
  shape("an npm token", /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{20,}/),
  shape("a PyPI token", /\bpypi-[\w-]{16,}/),
  shape("a Docker token", /\bdckr_[a-z]{3}_[\w-]{16,}/),
  shape("a SendGrid key", /\bSG\.[\w-]{8,}\.[\w-]{8,}/),
  shape("a Twilio key", /(?<![A-Za-z0-9])(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])/),
  shape("a Mailgun or Mailchimp key", /\bkey-[0-9a-f]{32}\b|\b[0-9a-f]{32}-us\d{1,2}\b/),
  shape("a Vault token", /\bhv[sbr]\.[\w-]{16,}|(?<![\w.])s\.[A-Za-z0-9]{24}(?![\w.])/),
  shape("a Terraform Cloud token", /\b[A-Za-z0-9]{10,}\.atlasv1\.[\w-]{16,}/),
  shape("a key of a language model", /(?<![A-Za-z0-9])(?:sk-[\w-]{16,}|hf_[A-Za-z0-9]{16,})/),
  shape("a DigitalOcean token", /\bdo[opr]_v1_[0-9a-f]{16,}/),
  shape("a Shopify token", /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{16,}/),
  shape("a Grafana token", /\bgl(?:sa|c)_[\w+/=-]{16,}/),
  shape("a Databricks token", /\bdapi[0-9a-f]{16,}/),
  shape("a Telegram token", /\b\d{8,10}:[\w-]{30,}/),
  shape("a Discord token", /\b[MNO][\w-]{22,}\.[\w-]{6,}\.[\w-]{25,}/),
  shape(
    "a token",
    /(?<![A-Za-z0-9])(?:NRAK-|HRKU-|PMAK-|ATATT3|lin_api_|ntn_|sntrys_|sbp_|pscale_\w{2,5}_|rubygems_|dp\.\w{2,5}\.|sq0\w{3}-|fo1_|AKC[a-z0-9])[\w.-]{16,}/,
  ),
  shape("an authorization header", /\b(?:Basic|Bearer)\s+[\w+/=.~-]{8,}/i),
];

const ADDRESSES: readonly TokenShape[] = [
  shape(
    "an address with a password",
    /\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#:@"'<>]*:(?!\d+(?:[/?#"'\s]|$))[^\s"'<>@]+@/i,
  ),
  shape(
    "an address with a token",
    /[?&;](?:\w*token|sig|signature|\w*key|\w*secret|password|passwd|pwd|pass|auth|code|x-amz-(?:signature|credential|security-token)|routing_key)=[^\s&"'<>]{4,}/i,
  ),
  shape(
    "an address that lets everybody post to it",
    /\b(?:hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/|[\w.-]+\.webhook\.office\.com\/|outlook\.office(?:365)?\.com\/webhook\/|hooks\.zapier\.com\/hooks\/|events\.pagerduty\.com\/(?:integration|x-ere)\/|maker\.ifttt\.com\/trigger\/|alert\.victorops\.com\/integrations\/|api\.telegram\.org\/bot|api\.opsgenie\.com\/\S*key=)[^\s"'<>]{4,}/i,
  ),
];

const SHORTEST_TOKEN = 12;

/** What kind of token a text holds. */
export function tokenIn(text: string): string | undefined {
  if (text.length < SHORTEST_TOKEN) return undefined;
  const found = TOKENS.find(({ pattern }) => pattern.test(text));
  if (found !== undefined) return found.what;
  if (!text.includes("://") && !/[?&;]\S*=/.test(text) && !text.includes("/")) return undefined;
  return ADDRESSES.find(({ pattern }) => pattern.test(text))?.what;
}

/** The text with every token in it replaced. */
export function withoutTokens(text: string, replacement: string): string {
  if (tokenIn(text) === undefined) return text;
  return [...TOKENS, ...ADDRESSES].reduce(
    (shown, { pattern }) => shown.replace(new RegExp(pattern.source, `${pattern.flags}g`), replacement),
    text,
  );
}

function shape(what: string, pattern: RegExp): TokenShape {
  return { what, pattern };
}
