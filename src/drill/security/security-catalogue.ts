import { BALANCERS } from "./rules/balancers";
import { BUCKET_ACCESS } from "./rules/bucket-access";
import { BUCKET_CONTENTS } from "./rules/bucket-contents";
import { CERTIFICATES_RULES } from "./rules/certificates";
import { DATABASE_SURROUNDINGS } from "./rules/database-surroundings";
import { DATABASES } from "./rules/databases";
import { ENDPOINTS } from "./rules/endpoints";
import { FIREWALLS_RULES } from "./rules/firewalls";
import { FLEETS_RULES } from "./rules/fleets";
import { GROUP_DESCRIPTIONS } from "./rules/group-descriptions";
import { GROUP_USE } from "./rules/group-use";
import { IDENTITIES } from "./rules/identities";
import { KEYS_AND_SECRETS } from "./rules/keys-and-secrets";
import { LISTENERS_AND_TARGETS } from "./rules/listeners";
import { NETWORK_ACLS } from "./rules/network-acls";
import { NETWORKS } from "./rules/networks";
import { OPEN_RULES } from "./rules/open-rules";
import { PARAMETERS_RULES } from "./rules/parameters";
import { POLICIES } from "./rules/policies";
import { PROVIDERS } from "./rules/providers";
import { TABLES_RULES } from "./rules/tables";
import { TEMPLATES_RULES } from "./rules/templates";
import { TOPICS_RULES } from "./rules/topics";
import { WATCHING } from "./rules/watching";
import { linkedRules } from "./linked-rules";
import type { SecurityRule } from "./security-rule";

/** In the order of the rows in listed-ids: the network first, the watching last. */
export const SECURITY_CATALOGUE: readonly SecurityRule[] = [
  ...NETWORKS,
  ...NETWORK_ACLS,
  ...GROUP_DESCRIPTIONS,
  ...OPEN_RULES,
  ...GROUP_USE,
  ...ENDPOINTS,
  ...BALANCERS,
  ...LISTENERS_AND_TARGETS,
  ...TEMPLATES_RULES,
  ...FLEETS_RULES,
  ...IDENTITIES,
  ...POLICIES,
  ...PROVIDERS,
  ...linkedRules(),
  ...DATABASES,
  ...DATABASE_SURROUNDINGS,
  ...KEYS_AND_SECRETS,
  ...BUCKET_ACCESS,
  ...BUCKET_CONTENTS,
  ...TABLES_RULES,
  ...WATCHING,
  ...TOPICS_RULES,
  ...FIREWALLS_RULES,
  ...CERTIFICATES_RULES,
  ...PARAMETERS_RULES,
];
