/** Words that make a name the name of a secret wherever they stand in it. */
const SECRET_WORDS = new Set(
  (
    "password passwords passwd passphrase passcode pwd secret secrets token credential credentials apikey apikeys " +
    "apitoken authtoken accesstoken authkey secretkey privatekey accesskey accesskeys jwt bearer htpasswd kubeconfig " +
    "auths keytab hmac webhook webhooks dsn authorization cookie connectionstring connectionstrings"
  ).split(" "),
);

/** Words that do so only at the end: `DB_PASS`, but not `pass_through`. */
const SECRET_LAST_WORDS = new Set(["pass", "otp", "sas", "tokens", "pin"]);

/** Two words in a row. */
const SECRET_PAIRS = new Set(
  (
    "private.key secret.key access.key access.keys api.key api.keys auth.key encryption.key signing.key license.key " +
    "account.key shared.key master.key storage.key session.key preshared.key deploy.key integration.key routing.key " +
    "subscription.key connection.string connection.strings conn.str conn.string"
  ).split(" "),
);

/** The end of a name that says: this tells where the secret is, or how it is kept, not what it is. */
const POINTER_WORDS = new Set(
  (
    "arn arns id ids name names length version enabled ttl validity days hours minutes seconds period policy type " +
    "types rotation path paths location expiration expires expiry count size format ref window algorithm status age " +
    "prevention required characters class mode usage source provider issuer endpoint endpoints file management scope " +
    "scopes lifetime alias region description from url uri date time interval limit strategy handler kind spec alg state metadata manager"
  ).split(" "),
);

/** Joined words, as in `dbpassword`. */
const SECRET_END = /(?:password|passwd|passphrase|secret|token|apikey|privatekey)$/;

/** Whose plural is no secret: IMDSv2's setting, and the figures of language models. */
const ORDINARY_NAMES = new Set(["http_tokens", "max_tokens", "min_tokens"]);

/** What a name says of the value under it. */
export type NameKind =
  /** It is a secret, unless it is plainly something else. */
  | "secret"
  /** It tells about a secret: an ARN, a length, a path. */
  | "pointer"
  /** A digest or an identifier: random by nature, and no secret. */
  | "identifier"
  /** A script that runs at boot: it holds whatever an instance must know. */
  | "user data"
  /** A thing of everyday life, such as a user name: no secret even where it is marked as one. */
  | "everyday"
  | "other";

const IDENTIFIER_WORDS = new Set(
  (
    "id ids arn arns hash sha sha1 sha256 sha512 base64sha256 base64sha512 md5 etag digest checksum fingerprint " +
    "thumbprint thumbprints suffix commit revision reference zone"
  ).split(" "),
);

const EVERYDAY_WORDS = new Set(
  (
    "user username users login email host hostname port dbname db database engine region endpoint name names id ids " +
    "arn arns url zone zones environment stage domain account bucket type version address cidr"
  ).split(" "),
);

const USER_DATA = new Set([
  "user_data",
  "user_data_base64",
  "custom_data",
  "metadata_startup_script",
  "startup_script",
]);

const LARGEST_CACHE = 20_000;
const LONGEST_NAME = 200;
const cache = new Map<string, NameKind>();

/** By the words of the name: `secretsmanager` is no secret, `dbPassword`, `DB_PASSWORD` and `db-password` are one. */
export function kindOfName(name: string): NameKind {
  if (name.length > LONGEST_NAME) return "other";
  const known = cache.get(name);
  if (known !== undefined) return known;
  if (cache.size >= LARGEST_CACHE) cache.clear();
  const kind = judge(name);
  cache.set(name, kind);
  return kind;
}

function judge(name: string): NameKind {
  if (USER_DATA.has(name)) return "user data";
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  const isSecret =
    !ORDINARY_NAMES.has(name) &&
    (words.some((word) => SECRET_WORDS.has(word) || SECRET_END.test(word)) ||
      SECRET_LAST_WORDS.has(last) ||
      words.some((word, index) => SECRET_PAIRS.has(`${word}.${words[index + 1] ?? ""}`)));
  // The address of a webhook is its secret.
  if (isSecret) return POINTER_WORDS.has(last) && !words.includes("webhook") ? "pointer" : "secret";
  if (IDENTIFIER_WORDS.has(last)) return "identifier";
  return EVERYDAY_WORDS.has(last) ? "everyday" : "other";
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
