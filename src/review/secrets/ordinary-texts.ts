const ARNS = /arn:aws[\w-]*:[\w-]*:[\w-]*:\d*:[^\s"',]+/g;

/** Ids of EC2 and its like: a short kind and 8 or 17 hexadecimal digits. */
const AWS_IDS =
  /\b(?:acl|aclassoc|ami|aki|ari|cgw|cr|dopt|eigw|eipalloc|eipassoc|eni|eni-attach|fl|fs|fsap|fsmt|i|igw|ipam|ipam-pool|ipam-scope|key|lgw|lt|nat|npip|pcx|pl|r|rtb|rtbassoc|sg|sgr|sir|snap|subnet|subnet-cidr-assoc|tgw|tgw-attach|tgw-rtb|vgw|vol|vpc|vpc-cidr-assoc|vpce|vpce-svc|vpn)-[0-9a-f]{8}(?:[0-9a-f]{9})?\b/g;

/** Identifiers that AWS and Terraform make: they look random, and are no secrets. */
const IDENTIFIERS: readonly RegExp[] = [
  ARNS,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  AWS_IDS,
  /\bsha(?:256|512):[0-9a-f]{64,128}\b/g,
  /\b(?:app|net|gwy|targetgroup|loadbalancer)\/[\w/-]+\/[0-9a-f]{16}\b/g,
  // Unique ids of IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  /\bA(?:GPA|IDA|IPA|NPA|NVA|PKA|ROA|SCA)[A-Z0-9]{16,17}\b/g,
  /\/id\/[0-9A-F]{32}\b/g,
  /\b\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g,
  /-----BEGIN (?:(?:TRUSTED )?CERTIFICATE|(?:\w+ )?PUBLIC KEY)-----[\s\S]*?-----END [A-Z ]+-----/g,
  /\b(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+)\s+[\w+/=]+/g,
];

/** The text without what AWS and Terraform call things by. */
export function withoutIdentifiers(text: string): string {
  return IDENTIFIERS.reduce((rest, pattern) => rest.replace(pattern, " "), text);
}

/** Words of configurations. One of them may be a (bad) password, too: then it is hidden there, but not everywhere. */
const COMMON_WORDS = new Set(
  (
    "admin administrator root user postgres mysql mariadb aurora oracle sqlserver redis default enabled disabled " +
    "required optional production staging development testing preview sandbox internal external private public " +
    "application network gateway instance service cluster backend frontend database password secret changeme active " +
    "inactive created available pending standard general string number object boolean unknown sensitive resource " +
    "module security managed terraform amazon linux windows docker github gitlab hidden"
  ).split(" "),
);

const ORDINARY: readonly RegExp[] = [
  // Counts and ports; regions and zones; instance types; addresses of networks; names of hosts of AWS.
  /^-?\d{1,7}(?:\.\d+)?$/,
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:north|south|east|west|central)(?:east|west)?-\d[a-z]?$/,
  /^(?:db\.|cache\.)?[a-z][a-z0-9-]{1,12}\.(?:nano|micro|small|medium|large|metal|\d*xlarge)$/,
  /^(?=.*[.:])[\d.:a-f]+\/\d{1,3}$/,
  /^[\w.*-]+\.amazonaws\.com(?:\.cn)?(?::\d+)?$/,
  /^(?:true|false|null|none|yes|no)$/i,
];

/** Not worth hiding elsewhere: hiding it there would hide half of the plan, and tell which value it is. */
export function isOrdinary(text: string): boolean {
  const trimmed = text.trim();
  return (
    COMMON_WORDS.has(trimmed.toLowerCase()) ||
    ORDINARY.some((pattern) => pattern.test(trimmed)) ||
    trimmed.replace(ARNS, "").replace(AWS_IDS, "") === ""
  );
}
