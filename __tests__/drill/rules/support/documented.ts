import { CATALOGUE } from "../../../../src/drill/rules/catalogue";
import { SECURITY_CATALOGUE } from "../../../../src/drill/security/security-catalogue";
import { prod } from "../../../support/environments";
import { rulesOf } from "../../security/support/rules-of";
import { rulesDocument } from "./rules-document";

/** docs/rules.md as it should be. */
export function documented(): string {
  return rulesDocument({ rules: CATALOGUE, security: SECURITY_CATALOGUE, prod: rulesOf(prod) });
}
