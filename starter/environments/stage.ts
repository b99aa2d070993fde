import type { EnvironmentInput } from "durable-system/src/config/environment";
import { dev } from "durable-system/src/environments/dev";

/**
 * Begins as the package's `dev`: small and cheap by choice, and still able to lose a zone. What you write here is yours; the
 * rest follows the package's version. Put your own account in before you deploy to AWS.
 */
export const stage: EnvironmentInput = {
  ...dev,
  name: "stage",
  accountId: "111122223333",
  tags: { Owner: "platform", CostCenter: "durable-system" },
  network: { ...dev.network, cidr: "10.30.0.0/16" },
};
