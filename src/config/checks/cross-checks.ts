import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import { checkBackupVault } from "./backup-vault";
import { checkCertificates } from "./certificates";
import { checkDatabase } from "./database";
import { checkDomains } from "./domains";
import { checkEndpoints } from "./endpoints";
import { checkFirewall } from "./firewall";
import { checkLoad } from "./load";
import { checkObjectives } from "./objectives";
import { checkOperations } from "./operations";
import { checkLifecycle } from "./lifecycle";
import { checkOtherTypes } from "./other-types";
import { checkPrediction } from "./prediction";
import { checkReplicas } from "./replicas";
import { checkSchedules } from "./schedules";
import { checkTier } from "./tier";
import { checkStaticStability } from "./static-stability";
import { checkTransport } from "./transport";
import { checkZones } from "./zones";

/** A check that looks at several fields; it runs only where all of them have the right shape. */
export interface CrossCheck {
  readonly needs: readonly (keyof Environment)[];
  readonly check: (environment: Environment) => readonly ConfigProblem[];
}

export const CROSS_CHECKS: readonly CrossCheck[] = [
  { needs: ["region", "zones"], check: checkZones },
  { needs: ["web", "zones"], check: (environment) => checkTier(environment, "web") },
  { needs: ["backend", "zones"], check: (environment) => checkTier(environment, "backend") },
  { needs: ["web", "zones"], check: (environment) => checkStaticStability(environment, "web") },
  { needs: ["backend", "zones"], check: (environment) => checkStaticStability(environment, "backend") },
  { needs: ["web"], check: (environment) => checkOtherTypes(environment, "web") },
  { needs: ["backend"], check: (environment) => checkOtherTypes(environment, "backend") },
  { needs: ["web", "load"], check: (environment) => checkLifecycle(environment, "web") },
  { needs: ["backend", "load"], check: (environment) => checkLifecycle(environment, "backend") },
  { needs: ["web"], check: (environment) => checkSchedules(environment, "web") },
  { needs: ["backend"], check: (environment) => checkSchedules(environment, "backend") },
  { needs: ["web", "zones", "load"], check: (environment) => checkPrediction(environment, "web") },
  { needs: ["backend", "zones", "load"], check: (environment) => checkPrediction(environment, "backend") },
  { needs: ["region", "accountId", "web", "backend"], check: checkCertificates },
  { needs: ["region", "web", "backend"], check: checkDomains },
  { needs: ["network", "web", "backend"], check: checkEndpoints },
  { needs: ["web"], check: checkFirewall },
  { needs: ["web", "backend"], check: checkTransport },
  { needs: ["database", "backend"], check: checkDatabase },
  { needs: ["zones", "database"], check: checkReplicas },
  { needs: ["region", "protection", "database"], check: checkBackupVault },
  { needs: ["load", "web", "backend"], check: checkLoad },
  { needs: ["objectives"], check: checkObjectives },
  { needs: ["operations", "database"], check: checkOperations },
];
